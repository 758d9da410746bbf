import { describe, expect, it } from "vitest";
import { languageToTell, noPin, pinAfter, pinAfterTurn } from "../../src/stt/language-pin.ts";
import type { HeardFinal, LanguagePin } from "../../src/stt/language-pin.ts";

const long: HeardFinal = { language: "ru", announced: null, confidence: 0.9, speechMs: 2_500 };
const short = { ...long, speechMs: 1_200 };
const unsure = { ...long, confidence: 0.3 };
const unknown = { ...long, confidence: null };
const forced: HeardFinal = { ...long, announced: "ru" };
const forcedUnsure = { ...forced, confidence: 0.3 };

function after(...finals: HeardFinal[]): LanguagePin["language"] {
  return finals.reduce(pinAfter, noPin).language;
}

describe("a speaker's language", () => {
  it.each<[string, HeardFinal[], LanguagePin["language"]]>([
    ["is found out from two seconds of speech", [long], "ru"],
    ["is not found out from less", [short, short, short], null],
    ["is not found out from speech that the engine is not sure of", [unsure], null],
    ["is not found out where the engine says none", [{ ...long, language: null }], null],
    ["is believed of an engine that says nothing of how sure it is", [unknown], "ru"],
    ["stays through one doubtful final", [long, unsure], "ru"],
    ["stays through doubtful finals that are not in a row", [long, unsure, short, unsure], "ru"],
    ["is open again after two doubtful finals in a row", [long, unsure, unsure], null],
    ["is found out anew after that", [long, unsure, unsure, { ...long, language: "en" }], "en"],
    ["stays doubted by finals of unknown confidence", [long, unsure, unknown, unsure], null],
    ["is not confirmed by what was heard by force", [long, forcedUnsure, forced, unsure], null],
    ["is not taken up from what was heard by force", [forced], null],
    [
      "is not doubted for what was heard by force in another one",
      [{ ...long, language: "en" }, forcedUnsure, forcedUnsure],
      "en",
    ],
    ["follows the speaker who changes it", [long, { ...long, language: "en" }], "en"],
    ["does not follow a word of another language", [long, { ...short, language: "en" }], "ru"],
  ])("%s", (_what, finals, pinned) => {
    expect(after(...finals)).toBe(pinned);
  });
});

describe("the language that a turn is told to be heard in", () => {
  const ru = pinAfter(noPin, long);
  const told = (pin: LanguagePin, turns: number) => {
    const languages: LanguagePin["language"][] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      languages.push(languageToTell(pin));
      pin = pinAfterTurn(pin);
    }
    return languages;
  };

  it("is the pinned one, but each eighth turn is found out, so that a wrong pin does not last", () => {
    const seven = Array.from({ length: 7 }, () => "ru");
    expect(told(ru, 17)).toEqual([...seven, null, ...seven, null, "ru"]);
  });

  it("is found out after a doubtful final, though the pin stands, until it is found to be the same", () => {
    const doubted = pinAfter(ru, forcedUnsure);
    expect(doubted.language).toBe("ru");
    expect(told(doubted, 2)).toEqual([null, null]);
    expect(languageToTell(pinAfter(doubted, short))).toBe("ru");
    expect(languageToTell(pinAfter(doubted, { ...short, language: "en" }))).toBeNull();
  });

  it("is none without a pin", () => {
    expect(told(noPin, 2)).toEqual([null, null]);
  });
});
