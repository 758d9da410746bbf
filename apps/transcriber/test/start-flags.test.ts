import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** Without them an hour of speech costs a quarter more, and chunks wait for the collector. */
it("is started by its image with the flags of Node that its package and the bench start it with", () => {
  const { scripts } = JSON.parse(read("../package.json")) as { scripts: { start: string } }; // Ours.
  const [, image = ""] =
    /^FROM runtime AS transcriber\n[^]*?^CMD (\[.*\])$/m.exec(
      read("../../../infra/docker/Dockerfile"),
    ) ?? [];
  expect(JSON.parse(image)).toEqual(scripts.start.split(" "));
  expect(scripts.start).toContain("--max-semi-space-size=32");
});
