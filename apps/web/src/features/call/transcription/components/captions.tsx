"use client";
import { CaptionBar } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { useLive } from "../view-models/use-live.ts";
import { useSpeakers } from "../view-models/use-speakers.ts";
import { useTranscriptStream } from "../view-models/use-transcript-stream.ts";
import { useTextSize } from "../view-models/use-text-size.ts";
import { currentCaptions } from "../view-models/captions.ts";
import { roomBadge } from "../view-models/room-badge.ts";
import type { RoomBadge } from "../view-models/room-badge.ts";

const fadeCheckMs = 1_000;

/** The latest words below the stage. Their place stays through silence, so that the tiles stand still. */
export function Captions() {
  const t = useTranslations();
  const { lines } = useTranscriptStream();
  const live = useLive();
  const { clockOffsetMs } = live;
  const speakers = useSpeakers(lines);
  const { size, choose, labels } = useTextSize("captions");
  const nowMs = useNowMs();
  const shown = currentCaptions(lines, nowMs + (clockOffsetMs ?? 0));
  return (
    <CaptionBar
      label={t("transcription.captions")}
      empty={t(captionsEmptyKey(roomBadge(live)))}
      size={size}
      onSizeChange={choose}
      sizeLabels={labels}
      lines={shown.map((line) => ({
        id: line.utteranceId,
        speakerName: line.participantName,
        mark: speakers.get(line.participantIdentity)?.mark,
        text: line.text,
        language: line.language ?? undefined,
      }))}
    />
  );
}

function captionsEmptyKey(badge: RoomBadge) {
  if (badge === "paused" || badge === "off") return `transcription.inRoom.${badge}` as const;
  return "transcription.captionsEmpty" as const;
}

/** The wall clock by the second: captions must go away in silence, when nothing else renders. */
function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), fadeCheckMs);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
