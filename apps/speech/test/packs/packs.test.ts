import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { untilThat } from "@rooms/testing/until";
import { createPacks, retryWaitMs } from "../../src/packs/create-packs.ts";
import type { PacksEvent } from "../../src/packs/create-packs.ts";
import type { FetchPack } from "../../src/packs/forked-fetch.ts";
import type { Pack } from "../../src/packs/manifest.ts";
import { readOperatorPacks } from "../../src/packs/operator-packs.ts";
import { folderOf } from "../../src/packs/pack-folder.ts";
import { reportPacks } from "../../src/packs/report-packs.ts";
import { sileroVad } from "../../src/packs/silero-vad.ts";
import { noteSizes } from "../../src/packs/whole-files.ts";

const german = {
  name: "german",
  licence: "Apache-2.0",
  source: "made for a test",
  roles: ["finals"],
  languages: ["de"],
  kind: "offline",
  model: { moonshine: { encoder: "encoder.onnx" } },
  quality: 60,
};

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "packs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function putPack(folder: string, manifest: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
  await writeFile(join(folder, "manifest.json"), text);
  for (const file of ["encoder.onnx", "tokens.txt"]) await writeFile(join(folder, file), "");
}

describe("operators' packs", () => {
  it.each([
    ["no JSON", "{", "no JSON"],
    ["no licence", { ...german, licence: undefined }, "licence"],
    ["a role that there is not", { ...german, roles: ["finals", "cook"] }, "roles.1"],
    ["an unknown setting", { ...german, cooks: true }, "cooks"],
    ["a gate that is no vad", { ...german, roles: ["gate"] }, "gate"],
    ["no language", { ...german, languages: [] }, "languages"],
    ["a language found out that it does not hear", { ...german, findsOut: ["fr"] }, "findsOut"],
    ["a path for a name", { ...german, name: "../german" }, "name"],
    [
      "a file that is not there",
      { ...german, model: { moonshine: { encoder: "other.onnx" } } },
      "other.onnx is not there",
    ],
  ])("are refused for %s, by folder and reason, and stop no other", async (_, bad, reason) => {
    const parent = await emptyFolder();
    await putPack(join(parent, "bad"), bad);
    await putPack(join(parent, "good"), german);
    const { packs, refused } = await readOperatorPacks(parent);
    expect(packs.map(({ manifest }) => manifest.name)).toEqual(["german"]);
    expect(refused.map(({ folder }) => folder)).toEqual([join(parent, "bad")]);
    expect(refused[0]?.reason).toContain(reason);
  });

  it("are told about with what an operator has to repair", async () => {
    const parent = await emptyFolder();
    await putPack(join(parent, "bad"), "{");
    await putPack(join(parent, "good"), german);
    const reports = await reportPacks({
      parent: await emptyFolder(),
      operatorDir: parent,
      inUse: ["whisper-base"],
    });
    expect(reports.map(({ ok }) => ok)).toEqual([true, true, true, true, false]);
    expect(reports.map(({ say }) => say)).toEqual([
      expect.stringMatching(/^partials, finals: en; 30 MB; MIT; not in use/),
      expect.stringMatching(/^gate: any language; 11 MB; MIT; not in use/),
      expect.stringMatching(/99 languages; 133 MB; MIT; missing/),
      expect.stringMatching(/^finals: de; 0 MB; Apache-2.0; ready$/),
      "not usable: manifest.json is no JSON",
    ]);
  });
});

describe("the wait before fetching again", () => {
  it.each([
    [1, 0.5, 60_000],
    [2, 0.5, 120_000],
    [1, 0, 45_000],
    [30, 0.5, 1_800_000],
  ])("after %d failures, random %d, is %d ms", (failures, random, waitMs) => {
    expect(retryWaitMs(failures, random)).toBe(waitMs);
  });
});

describe("the packs of a machine", () => {
  async function packsWith(given: {
    fetchPack: FetchPack;
    operatorDir?: string;
    cacheDir: string;
    builtIn?: string[];
    use?: (pack: Pack) => Promise<void>;
  }) {
    const events: PacksEvent[] = [];
    const packs = await createPacks({
      operatorDir: null,
      builtIn: ["silero-vad"],
      findsOut: ["en", "ru"],
      onEvent: (event) => events.push(event),
      random: () => 0.5,
      use: async () => undefined,
      ...given,
    });
    onTestFinished(() => packs.close());
    return { packs, events };
  }

  it("come while the process runs, with percents on the way", async () => {
    const cacheDir = await emptyFolder();
    const [source] = sileroVad.sources;
    const folder = folderOf(join(cacheDir, "speech"), source);
    const arrived = Promise.withResolvers<null>();
    const told: string[] = [];
    const { packs, events } = await packsWith({
      cacheDir,
      use: async ({ manifest }) => {
        told.push(manifest.name);
      },
      fetchPack: async (_, { onPercent }) => {
        onPercent(40);
        const done = await arrived.promise;
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, "silero_vad.onnx"), "");
        const { manifest } = source;
        await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
        await noteSizes({ folder, manifest });
        return done;
      },
    });
    expect(packs.all()).toMatchObject([{ state: { state: "fetching", percent: 40 } }]);
    arrived.resolve(null);
    await untilThat(() => events.length === 1);
    expect(told).toEqual(["silero-vad"]);
    expect(packs.all()).toMatchObject([{ state: { state: "ready" } }]);
    expect(events).toEqual([{ type: "pack-ready", pack: "silero-vad", languages: 0 }]);
  });

  it("that cannot be fetched are missing, and the reason is told", async () => {
    const { packs, events } = await packsWith({
      cacheDir: await emptyFolder(),
      fetchPack: async () => "the disk has too little space left",
    });
    await untilThat(() => events.length === 1);
    expect(packs.all()).toMatchObject([{ state: { state: "missing" } }]);
    expect(events[0]).toMatchObject({ type: "pack-not-fetched", pack: "silero-vad" });
  });

  it("let the first words be written before the others are loaded", async () => {
    const operatorDir = await emptyFolder();
    await putPack(join(operatorDir, "one"), german);
    await putPack(join(operatorDir, "two"), { ...german, name: "other" });
    const loaded = Promise.withResolvers<null>();
    const started: string[] = [];
    const { packs, events } = await packsWith({
      cacheDir: await emptyFolder(),
      operatorDir,
      builtIn: [],
      fetchPack: async () => null,
      use: async ({ manifest }) => {
        started.push(manifest.name);
        if (started.length > 1) await loaded.promise;
      },
    });
    expect(packs.all().map(({ state }) => state)).toEqual(
      expect.arrayContaining([{ state: "ready" }, { state: "fetching", percent: 99 }]),
    );
    loaded.resolve(null);
    await untilThat(() => events.length === 2);
    expect(packs.all().map(({ state }) => state.state)).toEqual(["ready", "ready"]);
  });

  it("that cannot be used are not told as ready, and stop no other", async () => {
    const operatorDir = await emptyFolder();
    await putPack(join(operatorDir, "one"), german);
    await putPack(join(operatorDir, "two"), { ...german, name: "other" });
    const { packs, events } = await packsWith({
      cacheDir: await emptyFolder(),
      operatorDir,
      builtIn: [],
      fetchPack: async () => null,
      use: async ({ manifest }) => {
        if (manifest.name === "german") throw new Error("no such model");
      },
    });
    expect(events.map(({ type }) => type).toSorted()).toEqual(["pack-ready", "pack-unusable"]);
    const states = packs.all().map(({ manifest, state }) => [manifest.name, state.state]);
    expect(Object.fromEntries(states)).toEqual({ german: "missing", other: "ready" });
  });

  it("end what is being fetched when they are closed", async () => {
    const { packs, events } = await packsWith({
      cacheDir: await emptyFolder(),
      fetchPack: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => resolve("fetching was stopped"));
        }),
    });
    await packs.close();
    expect(events).toEqual([]);
  });

  it("of the operator replace built-in ones of the same name, which are then not fetched", async () => {
    const operatorDir = await emptyFolder();
    const own = { ...german, name: "whisper-base" };
    await putPack(join(operatorDir, "own"), own);
    await cp(join(operatorDir, "own"), join(operatorDir, "bad"), { recursive: true });
    await writeFile(join(operatorDir, "bad", "manifest.json"), "{}");
    const fetched: string[] = [];
    const { packs, events } = await packsWith({
      cacheDir: await emptyFolder(),
      operatorDir,
      builtIn: ["whisper-base"],
      fetchPack: async (name) => {
        fetched.push(name);
        return "not here";
      },
    });
    expect(packs.all()).toMatchObject([{ manifest: { languages: ["de"] } }]);
    expect(events.map(({ type }) => type)).toEqual(["pack-refused", "pack-ready"]);
    await packs.close();
    expect(fetched).toEqual([]);
  });
});
