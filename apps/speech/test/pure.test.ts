import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readEnv } from "../src/env.ts";
import { readPack } from "../src/packs/manifest.ts";
import { tokensTextOf } from "../src/packs/moonshine-tokens.ts";

describe("tokenizer.bin", () => {
  it("is read with lengths of one and two bytes and with empty tokens", () => {
    const long = new Uint8Array(130).fill(0x61);
    const bytes = Uint8Array.from([2, 0x68, 0x69, 0, 130, 1, ...long]);
    const lines = tokensTextOf(bytes).trimEnd().split("\n");
    expect(lines).toEqual(["aGk= 0", " 1", `${Buffer.from(long).toString("base64")} 2`]);
  });

  it("is refused when it ends inside a token", () => {
    expect(() => tokensTextOf(Uint8Array.from([5, 1, 2]))).toThrow(RangeError);
  });
});

describe("settings", () => {
  it("have defaults for everything", () => {
    expect(readEnv({})).toMatchObject({
      ok: true,
      env: { SPEECH_PORT: 7870, SPEECH_HOST: "127.0.0.1" },
    });
  });

  it("are refused all together", () => {
    const result = readEnv({ SPEECH_PORT: "x", LOG_LEVEL: "loud" });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.problems).toHaveLength(2);
  });

  it("name packs and languages that there are", () => {
    expect(readEnv({})).toMatchObject({
      env: {
        SPEECH_PACKS: ["moonshine-tiny-en", "silero-vad", "whisper-base"],
        SPEECH_LANGUAGES: ["en", "ru"],
      },
    });
    expect(readEnv({ SPEECH_LANGUAGES: "de, fr" })).toMatchObject({
      env: { SPEECH_LANGUAGES: ["de", "fr"] },
    });
    expect(readEnv({ SPEECH_LANGUAGES: "xx" }).ok).toBe(false);
    expect(readEnv({ SPEECH_PACKS: "whisper-huge" }).ok).toBe(false);
  });

  it("demand a key as soon as other machines can call", () => {
    expect(readEnv({ SPEECH_HOST: "0.0.0.0" }).ok).toBe(false);
    expect(readEnv({ SPEECH_HOST: "0.0.0.0", SPEECH_API_KEY: "k" }).ok).toBe(true);
  });
});

describe("a folder", () => {
  it("without a manifest is no pack", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pack-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    expect(await readPack(folder)).toBeNull();
  });
});
