import { expect, it } from "vitest";
import { isolate } from "../../src/shared/isolate.ts";

it.each([
  ["leaves words alone that run from left to right", "Plan für Анна 2", "Plan für Анна 2"],
  ["isolates words that run from right to left", "שלום 5", "\u2068שלום 5\u2069"],
  ["isolates a mark of direction", "a\u200fb", "\u2068a\u200fb\u2069"],
  ["lets no override or isolate end the isolation", "a\u2069\u202eb\u202c", "\u2068ab\u2069"],
])("%s", (_guarantee, words, isolated) => {
  expect(isolate(words)).toBe(isolated);
});
