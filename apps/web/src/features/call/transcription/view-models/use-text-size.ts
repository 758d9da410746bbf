"use client";
import type { CaptionSize } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { recallTextSize, rememberTextSize } from "./caption-memory.ts";
import type { Sized } from "./caption-memory.ts";

/** How large the words are, with the names of the sizes there are. */
export function useTextSize(of: Sized) {
  const t = useTranslations("room");
  const [size, setSize] = useState(() => recallTextSize(of));
  return {
    size,
    choose: (chosen: CaptionSize) => {
      setSize(chosen);
      rememberTextSize(of, chosen);
    },
    labels: {
      menu: t(of === "captions" ? "captionSize.menu" : "transcriptSize"),
      sm: t("captionSize.sm"),
      md: t("captionSize.md"),
      lg: t("captionSize.lg"),
      xl: t("captionSize.xl"),
    },
  };
}
