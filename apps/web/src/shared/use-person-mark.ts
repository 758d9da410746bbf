"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCallback } from "react";

/** What a participant is who does not belong to the space: without an account, or with one. */
export type Outside = "guest" | "outsider";

/** The word beside the name of those who do not belong to the space. */
export function usePersonMark(): (outside: Outside | null) => string | undefined {
  const t = useTranslations("marks");
  return useCallback((outside) => (outside === null ? undefined : t(outside)), [t]);
}
