import { describe, expect, it } from "vitest";
import { awaitsFinder, languageStates } from "../../src/packs/language-states.ts";
import type { PackState } from "../../src/packs/language-states.ts";
import { moonshineTinyEn } from "../../src/packs/moonshine-tiny-en.ts";
import { sileroVad } from "../../src/packs/silero-vad.ts";
import { whisperBase } from "../../src/packs/whisper-base.ts";

describe("how far a language is", () => {
  const english = { manifest: moonshineTinyEn.sources[0].manifest };
  const many = { manifest: whisperBase.sources[0].manifest };
  const gate = { manifest: sileroVad.sources[0].manifest };
  const ready: PackState = { state: "ready" };
  const missing: PackState = { state: "missing" };
  const half: PackState = { state: "fetching", percent: 50 };

  it.each([
    [ready, missing, ready, missing],
    [missing, half, half, half],
    [ready, half, ready, half],
    [half, ready, ready, ready],
    [missing, missing, missing, missing],
  ])("is that of its furthest pack: %j and %j", (one, other, en, ru) => {
    const states = languageStates([
      { ...english, state: one },
      { ...gate, state: ready },
      { ...many, state: other },
    ]);
    expect(states["en"]).toEqual(en);
    expect(states["ru"]).toEqual(ru);
    expect(Object.keys(states)).toHaveLength(99);
  });

  it.each([
    ["on its way", half, true],
    ["missing, and tried for again", missing, true],
    ["in use", ready, false],
  ])("waits for one that finds languages out while it is %s", (_, state, isAwaited) => {
    expect(
      awaitsFinder([
        { ...english, state: missing },
        { ...many, state },
      ]),
    ).toBe(isAwaited);
    expect(awaitsFinder([{ ...english, state: missing }])).toBe(false);
  });
});
