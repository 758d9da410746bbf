"use client";
import type { LanguageSetting } from "@rooms/api-client";
import { useOfferedLanguages } from "#shared/use-offered-languages.ts";
import { useSpokenText } from "#shared/use-spoken-text.ts";

/** Which of the languages are not heard here, or not yet; nothing when all are. */
export function LanguageNews({ languages }: { languages: LanguageSetting }) {
  const { newsText } = useSpokenText();
  const offered = useOfferedLanguages();
  return languages.map((code) => {
    const facts = offered?.languages.find((one) => one.code === code);
    const news = facts ? newsText(code, facts) : null;
    return news === null ? null : <span key={code}> {news}</span>;
  });
}
