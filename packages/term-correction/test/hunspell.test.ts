import { describe, expect, it } from "vitest";
import { wordList } from "../src/hunspell.ts";
import { isWord } from "./support/dictionary.ts";

describe("a dictionary", () => {
  it("has what its rules make of its words, and nothing else", () => {
    const aff = [
      "SFX G Y 2",
      "SFX G   e     ing        e",
      "SFX G   0     ing        [^e]",
      "PFX U Y 1",
      "PFX U   0     un         .",
    ].join("\n");
    const has = wordList({ aff, dic: "4\nmake/G\nknow/GU\nMarch\nmarch/G\n" });
    for (const word of ["make", "making", "knowing", "unknowing", "MARCH", "marching"]) {
      expect([word, has(word)]).toEqual([word, true]);
    }
    for (const word of ["makeing", "unmake", "unmaking", "knowe", "ing", ""]) {
      expect([word, has(word)]).toEqual([word, false]);
    }
  });

  it.each([
    ...["делала", "Машей", "созвонимся", "ноутбуками", "ещё", "еще", "Кузнецовой"],
    ...["колонн", "мышц", "похож"],
    ...["running", "unhappiest", "don’t", "Ann's", "schedules"],
  ])("of Russian or English has %s", (word) => {
    expect(isWord(word)).toBe(true);
  });

  it.each(["кубернетис", "Кузницовой", "kubernetis", "gladya", "Schmit"])(
    "of Russian or English has no %s",
    (word) => {
      expect(isWord(word)).toBe(false);
    },
  );
});
