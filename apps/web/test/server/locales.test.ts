import { describe, expect, it } from "vitest";
import en from "../../src/i18n/messages/en.json";
import ru from "../../src/i18n/messages/ru.json";
import { chooseLocale } from "@rooms/contracts/locale";

const table: [string | undefined, string | null, string][] = [
  ["ru", "en-US", "ru"],
  ["xx", "ru,en;q=0.5", "ru"],
  [undefined, "de-DE,ru;q=0.7,en;q=0.9", "en"],
  [undefined, "fr", "en"],
  [undefined, null, "en"],
];

function keysOf(messages: object, prefix = ""): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value as object, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

describe("languages", () => {
  it.each(table)("cookie %s and Accept-Language %s give %s", (cookie, accepted, locale) => {
    expect(chooseLocale(cookie, accepted)).toBe(locale);
  });

  it("say the same things", () => {
    expect(keysOf(ru)).toEqual(keysOf(en));
  });
});
