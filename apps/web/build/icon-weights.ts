import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The weights each icon is drawn in, by its name: `{ Check: ["regular", "bold"] }`. */
export type IconWeights = Record<string, string[]>;

const imported = /@phosphor-icons\/react\/dist\/ssr\/(\w+)/g;
const drawn = /\bweight="(\w+)"/g;

/** Which weights a source tree draws: a file that imports an icon may draw it in each weight that the file names. */
export function iconWeightsOf(folders: readonly string[]): IconWeights {
  const weights = new Map<string, ReadonlySet<string>>();
  for (const source of folders.flatMap(sourcesIn)) {
    const named = [...source.matchAll(drawn)].map(([, weight = ""]) => weight);
    for (const [, icon = ""] of source.matchAll(imported)) {
      weights.set(icon, new Set([...(weights.get(icon) ?? ["regular"]), ...named]));
    }
  }
  return Object.fromEntries([...weights].map(([icon, known]) => [icon, [...known].sort()]));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}
