import { describe, expect, it } from "vitest";
import { chooseLocale } from "@rooms/contracts/locale";

const table: [string | undefined, string | null, string][] = [
  ["ru", "en-US", "ru"],
  ["xx", "ru,en;q=0.5", "ru"],
  [undefined, "de-DE,ru;q=0.7,en;q=0.9", "en"],
  [undefined, "fr", "en"],
  [undefined, null, "en"],
];

describe("languages", () => {
  it.each(table)("cookie %s and Accept-Language %s give %s", (cookie, accepted, locale) => {
    expect(chooseLocale(cookie, accepted)).toBe(locale);
  });
});
