import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { root } from "../src/paths.ts";

// Each test cruises the sources anew.
vi.setConfig({ testTimeout: 30_000 });

const planted = join(root, "packages", "domain", "src", `planted-${process.pid}`);
const features = join(root, "apps", "web", "src", "features");
const plantedInSpaces = join(features, "spaces", `planted-${process.pid}`);
const plantedInRoom = join(features, "call", "room", `planted-${process.pid}`);
const plantedFeature = join(features, `planted-${process.pid}`);
const plantedAudio = join(root, "apps", "transcriber", "src", "audio", `planted-${process.pid}`);
afterEach(() => {
  for (const folder of [planted, plantedInSpaces, plantedInRoom, plantedFeature, plantedAudio])
    rmSync(folder, { recursive: true, force: true });
});

function cruise(...folders: string[]): { code: number | null; out: string } {
  const run = spawnSync(
    join(root, "node_modules", ".bin", "depcruise"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "err", ...folders],
    { cwd: root, encoding: "utf8" },
  );
  return { code: run.status, out: run.stdout };
}

it("refuses a domain file that reads the disk, and names the rule", () => {
  mkdirSync(planted, { recursive: true });
  writeFileSync(
    join(planted, "impure.ts"),
    'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
  );
  const { code, out } = cruise(planted);
  expect(code).not.toBe(0);
  expect(out).toContain("domain-is-pure");
});

it("accepts a domain file that imports nothing", () => {
  mkdirSync(planted, { recursive: true });
  writeFileSync(join(planted, "pure.ts"), "export const answer = 42;\n");
  expect(cruise(planted).code).toBe(0);
});

it("refuses circles between folders of the web, and features without a place in the order", () => {
  const upward = [
    // account/app-header.tsx shows the menu of spaces.
    [plantedInSpaces, "#features/account/components/app-header.tsx"],
    // The transcription names its speakers from the room's participants.
    [plantedInRoom, "#features/call/transcription/view-models/captions.ts"],
    [plantedFeature, "#features/account/components/app-header.tsx"],
  ] as const;
  for (const [folder, imported] of upward) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "upward.ts"), `export * from "${imported}";\n`);
  }
  writeFileSync(
    join(plantedInRoom, "downward.ts"),
    'export * from "#features/rooms/server/find-room.ts";\n',
  );
  const { code, out } = cruise(plantedInSpaces, plantedInRoom, plantedFeature);
  expect(code).not.toBe(0);
  const refused = upward.map(
    ([folder]) =>
      `features-form-no-circle: ${relative(root, folder).replaceAll(sep, "/")}/upward.ts`,
  );
  for (const line of refused) expect(out).toContain(line);
  expect(out.match(/^ *error /gm)).toHaveLength(refused.length);
});

it("refuses production code that waits, listens or starts a process as tests do", () => {
  mkdirSync(plantedAudio, { recursive: true });
  const imported = 'export { until } from "@rooms/testing/until";\n';
  writeFileSync(join(plantedAudio, "waiting.ts"), imported);
  writeFileSync(join(plantedAudio, "waiting.test.ts"), imported);
  const { code, out } = cruise(plantedAudio);
  expect(code).not.toBe(0);
  expect(out.match(/^ *error /gm)).toHaveLength(1);
  expect(out).toContain("tests-stay-out-of-production");
});

it("refuses a folder of the transcriber that imports a later one, and the circle that it closes", () => {
  mkdirSync(plantedAudio, { recursive: true });
  writeFileSync(
    join(plantedAudio, "later.ts"),
    'export type { SpeechEngine } from "../../stt/speech-engine.ts";\n',
  );
  const { code, out } = cruise(plantedAudio);
  expect(code).not.toBe(0);
  expect(out).toContain("transcriber-audio-imports");
  expect(out).toContain("transcriber-has-no-folder-circle");
});
