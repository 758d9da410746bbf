import { parseArgs } from "node:util";
import { measureDelay } from "./delay.ts";
import { measureFirstCaption } from "./first-caption.ts";
import { measureSoak } from "./soak.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "1" } },
});
const talkMs = Number(values.minutes) * 60_000;
const benches: Record<string, (talkMs: number) => Promise<void>> = {
  delay: measureDelay,
  soak: measureSoak,
  "first-caption": measureFirstCaption,
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
