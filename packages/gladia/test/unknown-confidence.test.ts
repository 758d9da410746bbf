import { expect, it } from "vitest";
import { parseGladiaServerMessage } from "../src/protocol/index.ts";

const word = { word: "yes", start: 0, end: 1 };

it.each([
  [
    "null",
    { confidence: null, language: "en", channel: 0, words: [{ ...word, confidence: null }] },
  ],
  ["left out", { words: [word] }],
])("a confidence that is %s is not known: neither sure nor doubtful", (_what, said) => {
  const utterance = { text: "yes", start: 0, end: 1, ...said };
  const data = { id: "1", is_final: true, utterance };
  expect(parseGladiaServerMessage(JSON.stringify({ type: "transcript", data }))).toMatchObject({
    data: { utterance: { confidence: null, words: [{ confidence: null }] } },
  });
});
