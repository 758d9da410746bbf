"use client";
import { Badge } from "@rooms/ui";
import type { BadgeTone } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useStatusText } from "../view-models/use-status-text.ts";
import type { StatusText } from "../view-models/use-status-text.ts";

const tones: Record<StatusText["kind"], BadgeTone> = {
  connecting: "neutral",
  live: "success",
  unheard: "warning",
  waiting: "neutral",
  degraded: "warning",
  paused: "warning",
  off: "neutral",
  reconnecting: "warning",
  refused: "danger",
};

/** One honest line on the transcription, with the whole of it in words. */
export function TranscriptionStatusLine() {
  const t = useTranslations("transcription");
  const { kind, sentences } = useStatusText();
  return (
    <p
      role="status"
      data-state={kind}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-2 text-sm text-text-muted"
    >
      <Badge tone={tones[kind]} dot={kind === "live" ? "live" : true}>
        {t(`badge.${kind}`)}
      </Badge>
      {sentences.join(" ")}
    </p>
  );
}
