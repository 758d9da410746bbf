import { spokenLanguages } from "@rooms/contracts/limits";
import type { LanguageSetting, OfferedLanguage } from "@rooms/api-client";
import { capitalised, languageName } from "./language-name.ts";

/** More than these, and the list is searched rather than read. */
export const searchFrom = 12;

export type LanguageOption = Pick<OfferedLanguage, "code" | "state" | "percent"> & {
  /** In the viewer's language, with a capital. */
  readonly name: string;
};

/**
 * What may be chosen: languages that are heard or on their way, and those that are chosen already. All, where no engine
 * says which it hears.
 */
export function languageOptions(
  offered: readonly OfferedLanguage[],
  chosen: LanguageSetting,
  locale: string,
): LanguageOption[] {
  const known =
    offered.length > 0
      ? offered
      : spokenLanguages.map((code) => ({ code, state: "ready" as const }));
  const unknown = chosen
    .filter((code) => known.every((one) => one.code !== code))
    .map((code) => ({ code, state: "missing" as const }));
  const order = new Intl.Collator(locale);
  // Those that the viewer most likely wants stand at the top.
  const rank = ({ code }: { code: string }) => (code === locale ? 0 : code === "en" ? 1 : 2);
  return [...known, ...unknown]
    .filter(({ code, state }) => state !== "missing" || chosen.includes(code))
    .map((one) => ({ ...one, name: capitalised(languageName(one.code, locale), locale) }))
    .sort((a, b) => rank(a) - rank(b) || order.compare(a.name, b.name));
}

/** By name in the viewer's language, in English or its own, or by code. */
export function matchesSearch({ code, name }: LanguageOption, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const names = [name, languageName(code, "en"), languageName(code, code), code];
  return names.some((one) => one.toLowerCase().includes(wanted));
}
