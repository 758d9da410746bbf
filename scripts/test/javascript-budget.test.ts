import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { weighPages } from "../src/javascript-budget.ts";

let web: string;
beforeEach(() => {
  web = mkdtempSync(join(tmpdir(), "rooms-budget-"));
});
afterEach(() => rmSync(web, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(web, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const frame = "frame".repeat(99);
const page = Array.from({ length: 500 }, (_, index) => index).join();

function build(pages: Record<string, number>): void {
  write("javascript-budget.json", JSON.stringify({ pages, inCall: 1 }));
  write(".next/build-manifest.json", JSON.stringify({ rootMainFiles: ["frame.js"] }));
  write(".next/frame.js", frame);
  write(".next/page.js", page);
  const entryJSFiles = { layout: ["frame.js"], "app/(main)/x/page": ["page.js", "frame.js"] };
  write(
    ".next/server/app/(main)/x/page_client-reference-manifest.js",
    `globalThis.M = {};\nglobalThis.M["/(main)/x/page"] = ${JSON.stringify({ entryJSFiles })};`,
  );
}

describe("the JavaScript budget", () => {
  it("weighs each file a page loads once, as it travels", () => {
    build({ "/(main)/x": 1 });
    const bytes = gzipSync(frame).length + gzipSync(page).length;
    expect(weighPages(web)).toEqual([{ page: "/(main)/x", kB: bytes / 1_000, budgetKB: 1 }]);
  });

  it("does not let a page out by not finding it", () => {
    build({ "/gone": 1 });
    expect(() => weighPages(web)).toThrow("/gone has a budget and is not built");
  });
});
