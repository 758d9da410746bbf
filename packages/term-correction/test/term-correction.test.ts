import { describe, expect, it } from "vitest";
import { termCorrection } from "../src/index.ts";
import { isWord } from "./support/dictionary.ts";

const named = (terms: readonly string[]) => terms.map((term) => ({ term, soundsLike: [] }));
const terms = [
  ...named(["LiveKit", "Gladia", "PostgreSQL", "kubectl"]),
  ...named(["Маша Кузнецова", "Дмитрий Соколовский", "Ержан Абдрахманов"]),
  ...named(["Anna Schmidt", "Priya Raghunathan"]),
  { term: "Kubernetes", soundsLike: ["cooper netties", "rooms"] },
];
const { correctText, correctWords } = termCorrection({ terms, isWord });

describe("a near miss of a term", () => {
  it.each([
    ["of one word", "We ask gladya.", "We ask Gladia."],
    ["in the wrong case", "It is on gladia and livekit.", "It is on Gladia and LiveKit."],
    ["heard as two words", "We run Kuber Netes on it.", "We run Kubernetes on it."],
    ["heard as two words of English", "Is live kit up?", "Is LiveKit up?"],
    ["of a part of a name", "Ask Ragbenathan, please.", "Ask Raghunathan, please."],
    ["in quotation marks", "“gladya”, she said", "“Gladia”, she said"],
    ["with a possessive", "Schmit's team and Schmit’s plan", "Schmidt's team and Schmidt’s plan"],
    ["as it is noted by hand", "Ask Cooper Netties, please.", "Ask Kubernetes, please."],
    ["in Cyrillic letters", "Подняли кубернетис.", "Подняли Kubernetes."],
    ["in Cyrillic letters, with an ending", "Живёт в кубернетисе.", "Живёт в Kubernetes."],
    ["in Latin letters", "Mascha Kuznitsova said so.", "Masha Kuznetsova said so."],
    ["at the start of a sentence", "Done. Kubectel is next.", "Done. Kubectl is next."],
  ])("%s is written right", (_, heard, written) => {
    expect(correctText(heard)).toBe(written);
  });

  it.each([
    ["Обсудили с Машей Кузницовой.", "Обсудили с Машей Кузнецовой."],
    ["Передай Дмитрию Сокаловскому.", "Передай Дмитрию Соколовскому."],
    ["Абдрохманову и Абдрохмановым", "Абдрахманову и Абдрахмановым"],
  ])("keeps the ending that the sentence asks for: %s", (heard, written) => {
    expect(correctText(heard)).toBe(written);
  });
});

describe("what is right", () => {
  it.each([
    "Машей и Маше, Кузнецовой",
    "We live in a kit house and post great SQL jokes.",
    "Ann asked the smith to hide the glad ear.",
    "Сегодня мы обсуждали бюджет, сроки и найм.",
    "LiveKit, Gladia and Kubernetes are up, and so is Anna Schmidt.",
    "Call 5 or 5th, e2e and v2.",
    "Смит звонил. Кузнечик тоже.",
    "",
    " … ",
  ])("stays as it is: %s", (text) => {
    expect(correctText(text)).toBe(text);
  });

  it("holds for a word of the language even where a term sounds like it", () => {
    const { correctText: correct } = termCorrection({ terms: named(["Reddis", "Кот"]), isWord });
    expect(correct("a readies and a red dish, код и кот")).toBe(
      "a readies and a red dish, код и кот",
    );
  });

  it("is left where two terms are as near: neither is meant for certain", () => {
    const { correctText: correct } = termCorrection({
      terms: named(["Petrovsky", "Petrovska"]),
      isWord,
    });
    expect(correct("Ask Petrovske.")).toBe("Ask Petrovske.");
  });

  it("stays where a form is noted that has no letters", () => {
    const signs = ["—", "...", "…", "¿"];
    const { correctText: correct } = termCorrection({
      terms: [{ term: "Gladia", soundsLike: signs }, ...named(["—"])],
      isWord,
    });
    for (const text of ["Yes — no ... maybe … so.", "—", " … ¿ "]) expect(correct(text)).toBe(text);
  });

  it("is a short word of the language, though it is noted as a form: people say it all the time", () => {
    const { correctText: correct } = termCorrection({
      terms: [
        { term: "не", soundsLike: ["да"] },
        { term: "Kubernetes", soundsLike: ["cab", "kbr", "q b", "cube", "куб и"] },
      ],
      isWord,
    });
    expect(correct("Да, да. A cab, d a.")).toBe("Да, да. A cab, d a.");
    expect(correct("A kbr, a q b, a cube и куб и.")).toBe(
      "A Kubernetes, a Kubernetes, a Kubernetes и Kubernetes.",
    );
  });

  it("is never joined over the end of a clause", () => {
    expect(correctText("He said Kuber. Netes came.")).toBe("He said Kuber. Netes came.");
  });
});

describe("words", () => {
  const word = (text: string, at: number, confidence: number | null = 0.9) => ({
    ...{ word: text, startedAtMs: at, endedAtMs: at + 300, confidence },
  });

  it("that were heard for one take its first start, its last end and the lower confidence", () => {
    const words = [word(" On", 0), word(" Kuber", 400, 0.8), word(" Netes.", 800, 0.4)];
    expect(correctWords(words)).toEqual([
      word(" On", 0),
      { word: " Kubernetes.", startedAtMs: 400, endedAtMs: 1_100, confidence: 0.4 },
    ]);
  });

  it("make the same text as the text that is corrected by itself", () => {
    for (const text of ["We run Kuber Netes on gladya.", "С Машей Кузницовой, кубернетис"]) {
      const words = text.split(/(?= )/).map((piece, index) => word(piece, index * 400, null));
      const joined = correctWords(words)
        .map((one) => one.word)
        .join("");
      expect(joined).toBe(correctText(text));
    }
  });

  it("are what they were without terms", () => {
    const words = [word(" Kuber", 0), word(" Netes", 400)];
    expect(termCorrection({ terms: [], isWord }).correctWords(words)).toEqual(words);
  });
});
