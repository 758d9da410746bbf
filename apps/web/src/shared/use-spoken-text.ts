"use client";
import type { OfferedLanguage } from "@rooms/api-client";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { capitalised, languageList, languageName } from "./language-name.ts";

type StateFacts = Pick<OfferedLanguage, "state"> & { percent?: number | null | undefined };

/** Languages of speech in the viewer's words. */
export function useSpokenText() {
  const t = useTranslations("spoken");
  const locale = useLocale();
  const stateText = ({ state, percent }: StateFacts): string | null => {
    if (state === "ready") return null;
    if (state === "missing") return t("missing");
    return typeof percent === "number"
      ? t("fetching", { percent: Math.floor(percent) })
      : t("fetchingSoon");
  };
  return {
    stateText,
    /** "Spoken: Russian and English"; that it is found out when none is named. */
    settingText: (codes: readonly string[]): string =>
      t("setting", { count: codes.length, languages: languageList(codes, locale) }),
    /** "Russian: being fetched, 40 %."; null for a language that is heard. */
    newsText: (code: string, facts: StateFacts): string | null => {
      const state = stateText(facts);
      if (state === null) return null;
      return t("news", { language: capitalised(languageName(code, locale), locale), state });
    },
  };
}
