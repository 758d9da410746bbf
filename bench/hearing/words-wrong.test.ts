import { describe, expect, it } from "vitest";
import { wordsWrong } from "./words-wrong.ts";

const wrong = (said: string, written: string) => wordsWrong(said.split(" "), written.split(" "));

describe("words wrong", () => {
  it("are those exchanged, left out and added", () => {
    expect(wrong("a b c d", "a b c d")).toBe(0);
    expect(wrong("a b c d", "a x c")).toBe(2);
    expect(wrong("a b", "a b c d")).toBe(2);
    expect(wordsWrong([], ["a"])).toBe(1);
    expect(wordsWrong(["a", "b"], [])).toBe(2);
  });

  it.each([
    ["двенадцать лет", "12 лет"],
    ["уже триста лет", "уже 300 лет"],
    ["после двух часов", "после 2 часов"],
    ["сто двадцать пять рублей", "125 рублей"],
    ["две тысячи сорок шагов", "2040 шагов"],
    ["twenty five of them", "25 of them"],
    ["one hundred seven", "107"],
    ["в 1862 году", "в 1862 году"],
  ])("are none where a number is written in digits: %s", (said, written) => {
    expect(wrong(said, written)).toBe(0);
    expect(wrong(written, said)).toBe(0);
  });

  it("are some where the number is another one, or none was said", () => {
    expect(wrong("двенадцать лет", "20 лет")).toBe(1);
    expect(wrong("семья кильб", "7 я кильб")).toBe(2);
    expect(wrong("двух друзей", "два друзей")).toBe(1);
    expect(wrong("five twenty", "25")).toBe(2);
  });

  it("are some where words are written together or apart", () => {
    expect(wrong("негодяем и", "не годяем и")).toBe(2);
  });
});
