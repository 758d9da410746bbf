import { parseArgs } from "node:util";
import { measureAgents } from "./agents.ts";
import { measureAnalysis } from "./analysis.ts";
import { measureApi } from "./api.ts";
import { measureBridge } from "./bridge.ts";
import { measureChaos } from "./chaos/index.ts";
import { measureDelay } from "./delay.ts";
import { measureFirstCaption } from "./first-caption.ts";
import { measureHearing } from "./hearing.ts";
import { measureLongTranscript } from "./long-transcript.ts";
import { measureMeeting } from "./meeting.ts";
import { measureJoin } from "./join.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { measureNoise } from "./noise.ts";
import { measureOffice } from "./office.ts";
import { measureSearch } from "./search.ts";
import { measureSoak } from "./soak.ts";
import { measureTerms } from "./terms.ts";
import { measureTiles } from "./tiles.ts";
import { measureTracing } from "./tracing.ts";
import { measureWebSocket } from "./websocket.ts";
import { measureWrites } from "./writes.ts";
import { findChromium } from "@rooms/scripts/chromium";

// What a person's browser takes is measured with a whole one; stories make do with its headless shell.
const chromium = findChromium();
if (chromium !== undefined) process.env["CHROMIUM_PATH"] = chromium;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "1" },
    seeds: { type: "string", default: "20" },
    from: { type: "string", default: "1" },
    long: { type: "boolean", default: false },
    "at-once": { type: "string", default: "1" },
    people: { type: "string", default: "2,5,10,25" },
    meetings: { type: "string", default: "8" },
    streams: { type: "string", default: "200,1000,2000,4000" },
    repeats: { type: "string", default: "3" },
    "chunk-ms": { type: "string", default: "160" },
    seconds: { type: "string" },
    every: { type: "string", default: "1" },
    "warm-up": { type: "string", default: "20" },
    tls: { type: "boolean", default: false },
    only: { type: "string" },
    load: { type: "boolean", default: false },
    "engine-only": { type: "boolean", default: false },
    "meetings-dir": { type: "string" },
    verbose: { type: "boolean", default: false },
    "node-flags": { type: "string", default: "" },
  },
});
const talkMs = Number(values.minutes) * 60_000;
const seconds = Number(values.seconds ?? 12);
const benches: Record<string, () => Promise<void>> = {
  agents: () =>
    measureAgents({
      people: values.people.split(",").map(Number),
      durationMs: talkMs,
    }),
  analysis: () => measureAnalysis(values["meetings-dir"] ?? null, values.verbose),
  api: () => measureApi(seconds),
  delay: () => measureDelay(talkMs),
  soak: () => measureSoak(talkMs),
  join: () => measureJoin(),
  noise: () => measureNoise({ every: Number(values.every) }),
  office: () => measureOffice(),
  search: () => measureSearch(),
  terms: () => measureTerms(),
  tiles: () => measureTiles({ repeats: Number(values.repeats), seconds }),
  tracing: () => measureTracing(),
  websocket: () => measureWebSocket(Number(values.repeats), seconds),
  "long-transcript": () => measureLongTranscript(),
  lighthouse: () => measureLighthouse(),
  "first-caption": () => measureFirstCaption(),
  hearing: () =>
    measureHearing({
      only: values.only ?? null,
      seconds: Number(values.seconds ?? 60),
      every: Number(values.every),
      load: values.load,
      engineOnly: values["engine-only"],
      verbose: values.verbose,
    }),
  chaos: () =>
    measureChaos({
      seeds: Number(values.seeds),
      from: Number(values.from),
      long: values.long,
      atOnce: Number(values["at-once"]),
    }),
  meeting: () =>
    measureMeeting({
      people: values.people.split(",").map(Number),
      meetings: Number(values.meetings),
      durationMs: talkMs,
    }),
  writes: () => measureWrites(),
  bridge: () =>
    measureBridge({
      streams: values.streams.split(",").map(Number),
      repeats: Number(values.repeats),
      chunkMs: Number(values["chunk-ms"]),
      seconds,
      warmUpSeconds: Number(values["warm-up"]),
      tls: values.tls,
      only: values.only === "plain" || values.only === "ours" ? values.only : null,
      execArgv: values["node-flags"].split(" ").filter((flag) => flag !== ""),
    }),
};
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);

for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`No bench "${name}". There are: ${Object.keys(benches).join(", ")}.`);
    process.exit(1);
  }
  console.log(`── ${name}`);
  await bench();
}
process.exit(0);
