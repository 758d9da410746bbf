"use client";
import { useTranslations } from "#i18n/use-translations.ts";

/** A refusal's code in the person's words. */
export function useRefusal(): (code: string) => string {
  const t = useTranslations("refusals");
  // Codes without words of their own share one sentence; `has` checks what the type cannot.
  return (code) => t(t.has(code as "other") ? (code as "other") : "other");
}
