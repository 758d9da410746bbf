"use client";
import type { LineMark } from "@rooms/api-client";
import { useCallback } from "react";
import { useTranslations } from "#i18n/use-translations.ts";

/** What stands at a marked line: "Decision · Ben". */
export function useMarkText(): (mark: LineMark) => string {
  const t = useTranslations("transcription.mark");
  return useCallback(({ kind, name }) => t("by", { kind: t(`kind.${kind}`), name }), [t]);
}
