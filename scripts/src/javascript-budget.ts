import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

/** kB (1,000 bytes), gzip, of what a page loads before anything is clicked. */
export interface PageWeight {
  page: string;
  kB: number;
  budgetKB: number;
}

const budget = z.object({
  pages: z.record(z.string(), z.number()),
  /** What a page in a session has loaded, its Workers included; a story weighs it in a browser. */
  inCall: z.number(),
});
const buildManifest = z.object({ rootMainFiles: z.array(z.string()) });
/** What Next writes beside each page; assigned to a global in a script of its own. */
const pageManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

/** Weighs the pages of a production build that have a budget. Throws when one of them was not built. */
export function weighPages(webDir: string): PageWeight[] {
  const { pages } = readBudget(webDir);
  const next = join(webDir, ".next");
  const { rootMainFiles } = buildManifest.parse(readJson(join(next, "build-manifest.json")));
  return Object.entries(pages).map(([page, budgetKB]) => {
    const files = new Set([...rootMainFiles, ...entryFiles(next, page)]);
    const bytes = [...files].map((file) => gzipSync(readFileSync(join(next, file))).length);
    return { page, kB: bytes.reduce((sum, one) => sum + one, 0) / 1_000, budgetKB };
  });
}

export function readBudget(webDir: string): z.infer<typeof budget> {
  return budget.parse(readJson(join(webDir, "javascript-budget.json")));
}

function entryFiles(next: string, page: string): string[] {
  const file = join(next, "server", "app", page, "page_client-reference-manifest.js");
  if (!existsSync(file)) throw new Error(`The page ${page} has a budget and is not built.`);
  const script = readFileSync(file, "utf8");
  const manifest = /\] ?= ?(\{.*\});?\s*$/s.exec(script)?.[1];
  if (manifest === undefined) throw new Error(`The manifest of ${page} is not understood.`);
  return Object.values(pageManifest.parse(JSON.parse(manifest)).entryJSFiles).flat();
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
