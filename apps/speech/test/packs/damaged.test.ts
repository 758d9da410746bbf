import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { untilThat } from "@rooms/testing/until";
import { createPacks } from "../../src/packs/create-packs.ts";
import type { PacksEvent } from "../../src/packs/create-packs.ts";
import type { FetchPack } from "../../src/packs/forked-fetch.ts";
import { folderOf } from "../../src/packs/pack-folder.ts";
import { reportPacks } from "../../src/packs/report-packs.ts";
import { whisperBase } from "../../src/packs/whisper-base.ts";
import { noteSizes } from "../../src/packs/whole-files.ts";

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "packs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function packsWith(given: { cacheDir: string; builtIn: string[]; fetchPack: FetchPack }) {
  const events: PacksEvent[] = [];
  const packs = await createPacks({
    ...{ operatorDir: null, findsOut: ["en", "ru"], random: () => 0.5, ...given },
    use: async () => undefined,
    onEvent: (event) => events.push(event),
  });
  onTestFinished(() => packs.close());
  return { packs, events };
}

/** Whisper of a cache that was copied and broke off. */
async function putCutWhisper(cacheDir: string): Promise<string> {
  const [source] = whisperBase.sources;
  const { manifest } = source;
  const folder = folderOf(join(cacheDir, "speech"), source);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  for (const file of ["encoder.onnx", "tokens.txt"]) await writeFile(join(folder, file), "");
  await writeFile(join(folder, "decoder.onnx"), "language_bias\u0001\u0001");
  return folder;
}

it("a pack is told about with those of other releases that take up the disk beside it", async () => {
  const cacheDir = await emptyFolder();
  await putCutWhisper(cacheDir);
  const parent = join(cacheDir, "speech");
  const [source] = whisperBase.sources;
  await noteSizes({ folder: folderOf(parent, source), manifest: source.manifest });
  for (const other of ["whisper-base", "whisper-base-0123456789ab", "whisper-base-mine"])
    await mkdir(join(parent, other));
  const reports = await reportPacks({ parent, operatorDir: null, inUse: ["whisper-base"] });
  const whisper = reports.find(({ pack }) => pack === "whisper-base");
  expect(whisper?.say).toMatch(/; ready; 2 of other releases beside it$/);
});

it("a damaged pack is told about as not usable", async () => {
  const cacheDir = await emptyFolder();
  const folder = await putCutWhisper(cacheDir);
  await writeFile(join(folder, "sizes.json"), '{"encoder.onnx": 0, "decoder.onnx": 108000000}');
  const reports = await reportPacks({
    parent: join(cacheDir, "speech"),
    operatorDir: null,
    inUse: ["whisper-base"],
  });
  const whisper = reports.find(({ pack }) => pack === "whisper-base");
  expect(whisper?.say).toContain("not usable: the file decoder.onnx is damaged");
});

it.each([
  ["were noted", '{"encoder.onnx": 0, "decoder.onnx": 108000000, "tokens.txt": 0}'],
  ["were noted of the cut file", '{"encoder.onnx": 0, "decoder.onnx": 15, "tokens.txt": 0}'],
  ["are of an earlier release, which noted none", null],
])("a damaged pack is told, removed and asked for again: its sizes %s", async (_, sizes) => {
  const cacheDir = await emptyFolder();
  const folder = await putCutWhisper(cacheDir);
  if (sizes !== null) await writeFile(join(folder, "sizes.json"), sizes);
  const fetched: string[] = [];
  const { packs, events } = await packsWith({
    cacheDir,
    builtIn: ["whisper-base"],
    fetchPack: async (name) => {
      fetched.push(name);
      return "no network";
    },
  });
  await untilThat(() => events.length === 2);
  expect(events.map(({ type }) => type)).toEqual(["pack-unusable", "pack-not-fetched"]);
  expect(fetched).toEqual(["whisper-base"]);
  expect(packs.all()).toMatchObject([{ state: { state: "missing" } }]);
  expect(existsSync(folder)).toBe(false);
});

it("a pack is missing where the process that fetches cannot be started", async () => {
  const { packs, events } = await packsWith({
    cacheDir: await emptyFolder(),
    builtIn: ["silero-vad"],
    fetchPack: () => Promise.reject(new Error("no more processes")),
  });
  await untilThat(() => events.length === 1);
  expect(events[0]).toMatchObject({ type: "pack-not-fetched", pack: "silero-vad" });
  expect(packs.all()).toMatchObject([{ state: { state: "missing" } }]);
});
