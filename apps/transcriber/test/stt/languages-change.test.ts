import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { describe, expect, it } from "vitest";
import { dueLanguages } from "../../src/stt/languages-change.ts";

describe("a change of languages", () => {
  it.each<[string, LanguageSetting, number | null, LanguageSetting | null]>([
    ["comes at once when it is the first", ["ru"], null, ["ru"]],
    ["comes at once when the one before is long ago", ["ru"], 5_000, ["ru"]],
    ["waits when another came just before", ["ru"], 5_001, null],
    ["is none when the languages are the same", ["en", "de"], null, null],
    ["is none when only their order differs", ["de", "en"], null, null],
    ["is one when a language is left out", ["en"], null, ["en"]],
    ["is one when the engine shall find out", [], null, []],
  ])("%s", (_what, wanted, changedAtMs, due) => {
    const state = { inForce: ["en", "de"], wanted, changedAtMs } as const;
    expect(dueLanguages(state, { nowMs: 10_000, everyMs: 5_000 })).toEqual(due);
  });
});
