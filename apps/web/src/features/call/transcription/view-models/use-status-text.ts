"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useSpokenText } from "#shared/use-spoken-text.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { hearsNone } from "../../room/view-models/uncaptioned.ts";
import { useRoom } from "../../room/view-models/use-room.ts";
import { shownStatus, transcriptionStatus } from "./status.ts";
import type { ShownStatus } from "./status.ts";
import { useEngineText } from "./use-engine-text.ts";
import { useLive } from "./use-live.ts";
import { useLocalParticipantTranscription } from "./use-local-participant-transcription.ts";
import { useOwnSpeech } from "./use-own-speech.ts";

export interface StatusText {
  readonly kind: ShownStatus;
  /** The state in words; then what concerns one's own speech, if anything does. */
  readonly sentences: readonly string[];
}

/** The state of the transcription in the person's words, honest about what is not heard. */
export function useStatusText(): StatusText {
  const t = useTranslations("transcription");
  const live = useLive();
  const status = transcriptionStatus(live);
  const { newsText } = useSpokenText();
  const { decision } = useRoom().room;
  const own = useOwnSpeech();
  const { waiting, speak } = useLocalParticipantTranscription();
  const engineText = useEngineText();
  const localTime = useLocalTime();
  const deaf = hearsNone(live.transcription);
  const kind = shownStatus({
    ...{ status, ownUnheard: own.kind === "unheard", waiting: waiting && speak, deaf },
  });
  const sentences: string[] = kind === "waiting" ? [t("waiting")] : [];
  switch (status.kind) {
    case "connecting":
      sentences.push(t("connecting"));
      break;
    case "paused":
      sentences.push(
        decision?.mode === "PAUSED" ? t("pausedBy", { name: decision.by }) : t("paused"),
      );
      break;
    case "live":
    case "degraded":
      if (!deaf) sentences.push(t(status.kind, { engine: engineText(status.engine) }));
      for (const { language, percent } of live.transcription?.fetching ?? [])
        sentences.push(newsText(language, { state: "fetching", percent }) ?? "");
      for (const language of live.transcription?.notHeard ?? [])
        sentences.push(newsText(language, { state: "missing" }) ?? "");
      break;
    case "off":
      if (status.reason === "host" && decision?.mode === "OFF") {
        sentences.push(t("offBy", { name: decision.by }));
      } else if (status.reached === undefined) {
        sentences.push(t(`reason.${status.reason}`));
      } else {
        const { limit, retryAt } = status.reached;
        sentences.push(t(`limit.${limit}`));
        if (retryAt !== undefined) sentences.push(t("limit.frees", { time: localTime(retryAt) }));
      }
      break;
    case "reconnecting":
      sentences.push(t("reconnecting", { seconds: status.keptSeconds }));
      if (status.lostSeconds > 0) sentences.push(t("lost", { seconds: status.lostSeconds }));
      break;
    case "refused":
      sentences.push(t(`refused.${status.show}`));
  }
  if (status.kind === "live" && status.heardIdentities.length > 0) {
    sentences.push(t("heardInRoom", { people: status.heardIdentities.length }));
  }
  if (own.kind === "silenced") sentences.push(t("silenced"));
  if (own.kind === "from-room" || own.kind === "unheard") {
    sentences.push(t(`own.${own.kind}`, { reason: t(`own.reason.${own.failure}`) }));
  }
  return { kind, sentences };
}
