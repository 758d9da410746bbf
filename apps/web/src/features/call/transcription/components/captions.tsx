"use client";
import { CaptionBar } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { useLive } from "../view-models/use-live.ts";
import { useSpeakers } from "../view-models/use-speakers.ts";
import { useTranscriptStream } from "../view-models/use-transcript-stream.ts";
import { useTextSize } from "../view-models/use-text-size.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { useUncaptioned } from "../../room/view-models/uncaptioned-context.ts";
import { currentCaptions, recentSpeakers } from "../view-models/captions.ts";
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
  const uncaptioned = useUncaptionedSpeakers(nowMs);
  const shown = currentCaptions(lines, nowMs + (clockOffsetMs ?? 0));
  return (
    <CaptionBar
      label={t("transcription.captions")}
      uncaptioned={uncaptioned}
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

/** Who speaks without captions, and did so a moment ago: a line for each pause between words would flicker. */
function useUncaptionedSpeakers(nowMs: number) {
  const t = useTranslations();
  const uncaptioned = useUncaptioned();
  const participants = useParticipants();
  const [spoke, setSpoke] = useState<ReadonlyMap<string, number>>(new Map());
  const silentOnes = participants.filter(({ identity, speaking }) => {
    return speaking && uncaptioned.has(identity) && spoke.get(identity) !== nowMs;
  });
  if (silentOnes.length > 0) {
    setSpoke(new Map([...spoke, ...silentOnes.map(({ identity }) => [identity, nowMs] as const)]));
  }
  return recentSpeakers(participants, spoke, nowMs).flatMap(({ identity, name }) => {
    const reason = uncaptioned.get(identity);
    return reason
      ? [{ id: identity, speakerName: name, text: t(`transcription.uncaptioned.${reason}`) }]
      : [];
  });
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
