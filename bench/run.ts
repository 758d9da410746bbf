import { parseArgs } from "node:util";
import { measureChaos } from "./chaos/index.ts";
import { measureDelay } from "./delay.ts";
import { measureFirstCaption } from "./first-caption.ts";
import { measureSoak } from "./soak.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "1" },
    seeds: { type: "string", default: "20" },
    from: { type: "string", default: "1" },
    "at-once": { type: "string", default: "1" },
  },
});
const talkMs = Number(values.minutes) * 60_000;
const benches: Record<string, (talkMs: number) => Promise<void>> = {
  delay: measureDelay,
  soak: measureSoak,
  "first-caption": measureFirstCaption,
  chaos: () =>
    measureChaos({
      seeds: Number(values.seeds),
      from: Number(values.from),
      atOnce: Number(values["at-once"]),
    }),
};
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);

for (const name of chosen) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`No bench "${name}". There are: ${Object.keys(benches).join(", ")}.`);
    process.exit(1);
  }
  console.log(`── ${name}, ${values.minutes} min`);
  await bench(talkMs);
}
process.exit(0);
