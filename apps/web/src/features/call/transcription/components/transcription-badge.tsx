"use client";
import { ClosedCaptioningIcon } from "@phosphor-icons/react/dist/ssr/ClosedCaptioning";
import { IconButton } from "@rooms/ui";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useSyncExternalStore } from "react";
import { languageList } from "#shared/language-name.ts";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";
import { writtenLanguages } from "../view-models/room-badge.ts";
import { useRoomBadge } from "../view-models/use-room-badge.ts";
import type { RoomBadge } from "../view-models/room-badge.ts";

export interface TranscriptionBadgeProps {
  captions: boolean;
  onToggleCaptions: () => void;
}

const dots: Record<NonNullable<RoomBadge> | "waiting", string> = {
  waiting: "bg-stage-muted",
  live: "bg-stage-success animate-breathe-in",
  degraded: "bg-stage-warning",
  paused: "bg-stage-warning",
  off: "bg-stage-muted",
};

/** Says in the room, all the while, that it is transcribed and in which language; on a phone captions are beside it. */
export function TranscriptionBadge({ captions, onToggleCaptions }: TranscriptionBadgeProps) {
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
    <div className="flex items-center gap-2">
      <p className="flex items-center gap-1.5 rounded-md bg-black/65 px-2 py-0.5 text-sm font-medium text-stage-text">
        <span
          aria-hidden
          className={`size-2 rounded-full forced-color-adjust-none ${dots[badge]}`}
        />
        {t(`transcription.inRoom.${badge}`)}
        {badge === "live" && written !== "" && ` · ${languageList(written.split(","), locale)}`}
      </p>
      <span className="md:hidden">
        <IconButton
          variant="stage"
          size="sm"
          label={t("room.captions")}
          icon={<ClosedCaptioningIcon aria-hidden />}
          pressed={captions}
          onClick={onToggleCaptions}
        />
      </span>
    </div>
  );
}
