import type { Locale } from "@rooms/contracts/locale";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { oneLine } from "./plain-text.ts";

/** The language of a line, if it is none of those that the hosts set; where they let it be found out, none is another. */
export function otherLanguageOf(language: string | null, setting: LanguageSetting): string | null {
  if (language === null || setting.length === 0) return null;
  const [primary] = language.toLowerCase().split("-");
  return setting.some((one) => one === primary) ? null : language;
}

/** What a language is called in the language of the file. */
export function languageNames(locale: Locale): (code: string) => string {
  const names = new Intl.DisplayNames(locale, { type: "language", fallback: "code" });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      // Engines say what they like; it need not be a tag.
      return oneLine(code);
    }
  };
}
