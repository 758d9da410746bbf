import { english } from "./english.ts";
import { russian } from "./russian.ts";
import type { LanguageRules } from "./language-rules.ts";
import type { LanguageCode } from "./normalise.ts";

/** The table of each sentence's own language: a meeting may use both. */
export function rulesOf({ language }: { readonly language: LanguageCode }): LanguageRules {
  return language === "ru" ? russian : english;
}
