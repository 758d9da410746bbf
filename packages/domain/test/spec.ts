import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
export const spec = readFileSync(new URL("docs/specs/session-lifecycle.md", root), "utf8");

export const pathOf = (file: string): string => fileURLToPath(new URL(file, root));

/** Cells of the first table under a heading of the spec, without its head. */
export function tableUnder(heading: string): string[][] {
  const section = spec.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.slice(section.indexOf("\n|") + 1).split("\n");
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("|")),
  );
  if (rows.length < 3) throw new Error(`no table under ${heading}`);
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
