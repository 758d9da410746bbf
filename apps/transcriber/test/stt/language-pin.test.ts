import { describe, expect, it } from "vitest";
import { noPin, pinAfter } from "../../src/stt/language-pin.ts";
import type { HeardFinal, LanguagePin } from "../../src/stt/language-pin.ts";

const long: HeardFinal = { language: "ru", confidence: 0.9, speechMs: 2_500 };
const short = { ...long, speechMs: 1_200 };
const unsure = { ...long, confidence: 0.3 };

function after(...finals: HeardFinal[]): LanguagePin["language"] {
  return finals.reduce(pinAfter, noPin).language;
}

describe("a speaker's language", () => {
  it.each<[string, HeardFinal[], LanguagePin["language"]]>([
    ["is found out from two seconds of speech", [long], "ru"],
    ["is not found out from less", [short, short, short], null],
    ["is not found out from speech that the engine is not sure of", [unsure], null],
    ["is not found out where the engine says none", [{ ...long, language: null }], null],
    [
      "is believed of an engine that says nothing of how sure it is",
      [{ ...long, confidence: null }],
      "ru",
    ],
    ["stays through one doubtful final", [long, unsure], "ru"],
    ["stays through doubtful finals that are not in a row", [long, unsure, short, unsure], "ru"],
    ["is open again after two doubtful finals in a row", [long, unsure, unsure], null],
    ["is found out anew after that", [long, unsure, unsure, { ...long, language: "en" }], "en"],
    ["follows the speaker who changes it", [long, { ...long, language: "en" }], "en"],
    ["does not follow a word of another language", [long, { ...short, language: "en" }], "ru"],
  ])("%s", (_what, finals, pinned) => {
    expect(after(...finals)).toBe(pinned);
  });
});
