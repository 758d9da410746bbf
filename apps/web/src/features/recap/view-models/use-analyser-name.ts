"use client";
import { useTranslations } from "#i18n/use-translations.ts";

/** The embedded analyser's name in every result. */
const embedded = "embedded-extractive";

/** Who analysed, in words: a model keeps its own name. */
export function useAnalyserName(): (name: string) => string {
  const t = useTranslations("recap");
  return (name) => (name === embedded ? t("embedded") : name);
}
