import { setTimeout as pause } from "node:timers/promises";
import { signInLocally, visit } from "@rooms/api-client/visitor";
import type { Visitor } from "@rooms/api-client/visitor";
import { causeOf } from "@rooms/service-kit/network";
import { must } from "./must.ts";
import { ProbeParticipant } from "./participant.ts";
import { Steps, Trouble } from "./verdict.ts";
import type { StepVerdict, Verdict } from "./verdict.ts";
import { heardPart, voice } from "./voice.ts";

export interface JourneyOptions {
  /** The public origin of the installation. */
  url: string;
  /** Of a space that lets guests in; without one the probe signs in by e-mail alone, where that is open. */
  apiKey?: string;
  /** Media by TURN only. */
  relay: boolean;
  told: (verdict: StepVerdict) => void;
}

const shortMs = 10_000;
const mediaMs = 30_000;
const speakMs = 60_000;
const recapMs = 90_000;
const clockOffMsMax = 30_000;
/** The shipped sentences come back word for word from our own engine; another one may hear them otherwise. */
const heardPartMin = 0.7;

/** Goes through everything a meeting needs, as two people and a host do, and leaves nothing behind. */
export async function takeJourney(options: JourneyOptions): Promise<Verdict> {
  const startedAtMs = performance.now();
  const steps = new Steps(options.told);
  const host = visit(options.url, options.apiKey);
  let slug: string | null = null;
  if (await arrive(steps, options, host)) {
    slug = await steps.run("create", shortMs, async () => {
      const made = await must(
        "make a session",
        host.client.sessions.create({
          body: { title: "Probe", entry: "OPEN", languages: ["en"] },
        }),
      );
      return { found: made.slug, detail: "a session was made" };
    });
    if (slug !== null) await meet(steps, options, { host, slug });
  }
  const made = slug;
  if (made !== null)
    await steps.run("clean-up", shortMs, async () => {
      await must("delete the session", host.client.sessions.delete({ params: { slug: made } }));
      return { found: null, detail: "the session was deleted" };
    });
  const ms = Math.round(performance.now() - startedAtMs);
  return { url: options.url, ok: !steps.failed(), ms, steps: steps.verdicts };
}

/** The way to the door and through it. */
async function arrive(steps: Steps, { url, apiKey }: JourneyOptions, host: Visitor) {
  const reached = await steps.run("reach", mediaMs, async (signal) => {
    const answer = await fetch(url, { signal, redirect: "manual" });
    if (answer.status >= 500) throw new Trouble(`the front door answers ${answer.status}`);
    return { found: answer.headers.get("date"), detail: `the web answers ${answer.status}` };
  });
  if (steps.failed()) return false;
  await steps.run("clock", shortMs, async () => {
    const offMs = Math.abs(Date.parse(reached ?? "") - Date.now());
    if (offMs > clockOffMsMax)
      throw new Trouble(
        `its clock and the one here differ by ${Math.round(offMs / 1000)} s: tokens are refused`,
      );
    return { found: null, detail: Number.isNaN(offMs) ? "it tells no time" : "the clocks agree" };
  });
  await steps.run("ready", shortMs, async (signal) => {
    const answer = await fetch(new URL("/api/ready", url), { signal });
    if (!answer.headers.get("content-type")?.includes("json"))
      throw new Trouble(
        `/api/ready answers ${answer.status} and is no api: does the proxy send /api to Rooms?`,
      );
    // The api's contract for /api/ready, or its problem when it has no database to ask.
    const { parts, code } = (await answer.json()) as {
      parts?: Record<string, string>;
      code?: string;
    };
    if (parts === undefined) throw new Trouble(code ?? `/api/ready answers ${answer.status}`);
    const down = Object.entries(parts).filter(([, state]) => state !== "up");
    if (down.length > 0) throw new Trouble(`down: ${down.map(([part]) => part).join(", ")}`);
    return { found: null, detail: `up: ${Object.keys(parts).join(", ")}` };
  });
  if (steps.failed()) return false;
  await steps.run("sign-in", shortMs, async () => {
    if (apiKey === undefined) await signInByMail(host).catch(notOpen);
    else await must("list sessions", host.client.sessions.list({ query: { limit: 1 } }));
    return { found: null, detail: apiKey === undefined ? "by e-mail alone" : "by API key" };
  });
  return !steps.failed();
}

async function signInByMail(host: Visitor): Promise<void> {
  await signInLocally(host, "probe@rooms.invalid");
  await must("sign in", host.client.identity.getProfile());
}

function notOpen(error: unknown): never {
  throw new Trouble(`no sign-in by e-mail alone here (${causeOf(error)}): give an API key`);
}

/** Two people meet, speak, and read each other; then the meeting ends. */
async function meet(
  steps: Steps,
  { url, relay }: JourneyOptions,
  { host, slug }: { host: Visitor; slug: string },
): Promise<void> {
  const voices = await Promise.all([voice("ann"), voice("ben")]);
  const people = await steps.run("join", shortMs, async () => {
    const joined = [];
    for (const { name } of voices) joined.push(await ProbeParticipant.join(url, slug, name));
    return { found: joined, detail: "two guests joined" };
  });
  const [ann, ben] = people ?? [];
  if (!ann || !ben) return;
  try {
    await steps.run("media", mediaMs, async (signal) => {
      await Promise.all([ann.enterRoom({ relay }), ben.enterRoom({ relay })]);
      await Promise.all([ann.hears(ben, signal), ben.hears(ann, signal)]);
      return { found: null, detail: `sound goes both ways${relay ? " by TURN" : ""}` };
    });
    await steps.run("realtime", shortMs, async (signal) => {
      await Promise.all([ann.listen(signal), ben.listen(signal)]);
      return { found: null, detail: "both are connected to the transcriber" };
    });
    if (!steps.verdicts.some(({ step, ok }) => step === "realtime" && ok)) return;
    await steps.run("speak", speakMs, async (signal) => {
      const parts = [];
      for (const [speaker, reader, spoken] of [
        [ann, ben, voices[0]],
        [ben, ann, voices[1]],
      ] as const) {
        await speaker.say(spoken);
        const enough = Math.ceil(spoken.words.length * heardPartMin);
        const read = await Promise.all(
          [speaker, reader].map((one) => one.reads(speaker, enough, signal)),
        );
        parts.push(...read.map((words) => heardPart(spoken.words, words)));
      }
      const least = Math.min(...parts);
      const percent = `${Math.round(least * 100)} %`;
      if (least < heardPartMin)
        throw new Trouble(`only ${percent} of the words came back: look at the speech engine`);
      return { found: null, detail: `${percent} of the words, under the right name, for both` };
    });
  } finally {
    await Promise.all([ann.leave(), ben.leave()]);
  }
  await finish(steps, host, slug);
}

async function finish(steps: Steps, { client }: Visitor, slug: string): Promise<void> {
  const params = { slug };
  const ended = await steps.run("end", shortMs, async () => {
    await must("end the session", client.sessions.end({ params }));
    return { found: true, detail: "the session is over" };
  });
  if (ended === null) return;
  await steps.run("transcript", shortMs, async () => {
    const { segments } = await must("read the transcript", client.transcripts.get({ params }));
    if (segments.length === 0) throw new Trouble("the transcript is empty");
    return { found: null, detail: `${segments.length} lines are stored` };
  });
  await steps.run("recap", recapMs, async (signal) => {
    for (;;) {
      const { status, failure } = await must("read the recap", client.analysis.get({ params }));
      if (status === "DONE") return { found: null, detail: "the recap is written" };
      if (status === "FAILED") throw new Trouble(`the analysis failed: ${failure ?? "unknown"}`);
      await pause(500, undefined, { signal }).catch(() => {
        throw new Trouble(`the analysis is still ${status}: does the worker run?`);
      });
    }
  });
}
