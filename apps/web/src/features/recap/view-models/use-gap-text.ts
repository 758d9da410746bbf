"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import type { GapBlock } from "./lines.ts";

/** A gap in words: whose speech, how long, why. */
export function useGapText(names: ReadonlyMap<string, string>): (gap: GapBlock) => string {
  const t = useTranslations("recap");
  return useMemo(
    () =>
      ({ identity, reason, startedAtMs, endedAtMs }) =>
        t("gap", {
          name: names.get(identity) ?? t("someone"),
          seconds: Math.max(1, Math.round((endedAtMs - startedAtMs) / 1_000)),
          reason: t(`gapReason.${reason}`),
        }),
    [t, names],
  );
}
