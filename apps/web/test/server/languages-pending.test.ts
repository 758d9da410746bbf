import { expect, it } from "vitest";
import { areAnyPending } from "#server/languages-pending.ts";

const offered = [
  { code: "en", state: "ready" },
  { code: "ru", state: "fetching" },
  { code: "kk", state: "missing" },
] as const;

it.each([
  ["a language on its way", ["en", "ru"], true],
  ["one that is not heard", ["kk"], true],
  ["those that are heard", ["en"], false],
  ["one of which nothing is known", ["de"], false],
  ["none, to be found out", [], false],
] as const)("a page before a session tells of %s", (_what, languages, pending) => {
  expect(areAnyPending(languages, offered)).toBe(pending);
});
