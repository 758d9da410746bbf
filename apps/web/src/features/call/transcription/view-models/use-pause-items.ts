"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import { clockTime } from "#shared/clock-time.ts";
import { useRoom } from "../../room/view-models/use-room.ts";
import { pausesOf } from "./pauses.ts";
import type { Pause, PauseItem } from "./pauses.ts";

/** When transcription was paused or off, and by whom, as rows of the transcript; `told` where the page is not in the room. */
export function usePauseItems(told: readonly Pause[] | undefined): readonly PauseItem[] {
  const t = useTranslations("transcription.pauseRow");
  const { description } = useRoom().room;
  return useMemo(() => {
    const textOf = ({ mode, by, startedAtMs, endedAtMs }: Pause): string => {
      const from = clockTime(startedAtMs);
      const when =
        endedAtMs === null
          ? t("since", { from })
          : t("between", { from, until: clockTime(endedAtMs) });
      return by === null ? t(`${mode}.alone`, { when }) : t(`${mode}.by`, { name: by, when });
    };
    return (told ?? pausesOf(description)).map((pause) => ({
      ...({ kind: "notice", id: `pause ${pause.startedAtMs}`, text: textOf(pause) } as const),
      startedAtMs: pause.startedAtMs,
    }));
  }, [told, description, t]);
}
