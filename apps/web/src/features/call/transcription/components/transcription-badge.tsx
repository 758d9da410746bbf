"use client";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useSyncExternalStore } from "react";
import { languageList } from "#shared/language-name.ts";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";
import { writtenLanguages } from "../view-models/room-badge.ts";
import { useRoomBadge } from "../view-models/use-room-badge.ts";
import type { RoomBadge } from "../view-models/room-badge.ts";

const dots: Record<NonNullable<RoomBadge> | "waiting", string> = {
  waiting: "bg-stage-muted",
  live: "bg-stage-success animate-breathe-in",
  degraded: "bg-stage-warning",
  paused: "bg-stage-warning",
  off: "bg-stage-muted",
};

/** Says in the room, all the while, that it is transcribed and in which language; on a low screen the language is left to those who listen. */
export function TranscriptionBadge() {
  const t = useTranslations();
  const locale = useLocale();
  const { live } = useTranscriptionContext().transcription;
  const badge = useRoomBadge();
  // As one text, so that it is the same while its languages are.
  const written = useSyncExternalStore(
    (tell) => {
      const ends = [live.subscribe(tell), live.transcript.subscribe(tell)];
      return () => ends.forEach((end) => end());
    },
    () =>
      writtenLanguages(
        live.transcript.getSnapshot().lines,
        live.getSnapshot().transcription?.languages ?? [],
      ).join(","),
    () => "",
  );
  if (badge === null) return null;
  return (
    <p className="flex w-fit items-center gap-1.5 rounded-md bg-black/65 px-2 py-0.5 text-sm font-medium text-stage-text">
      <span aria-hidden className={`size-2 rounded-full forced-color-adjust-none ${dots[badge]}`} />
      <span>
        {t(`transcription.inRoom.${badge}`)}
        {badge === "live" && written !== "" && (
          <span className="[@media(max-height:30rem)]:sr-only">
            {" · "}
            {languageList(written.split(","), locale)}
          </span>
        )}
      </span>
    </p>
  );
}
