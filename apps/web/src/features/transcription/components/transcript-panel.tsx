"use client";
import { Switch, TranscriptList } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLocalParticipantTranscription } from "../hooks/use-local-participant-transcription.ts";
import { useSpeakers } from "../hooks/use-speakers.ts";
import { useTranscriptStream } from "../hooks/use-transcript-stream.ts";
import { TranscriptItems } from "../view-models/transcript-items.ts";
import { TranscriptionControl } from "./transcription-control.tsx";
import { TranscriptionStatusLine } from "./transcription-status.tsx";

/** Everything said so far and what is being said, with the state of the transcription above it. */
export function TranscriptPanel() {
  const t = useTranslations("transcription");
  const { lines } = useTranscriptStream();
  const speakers = useSpeakers();
  const [items] = useState(() => new TranscriptItems());
  const { speak, setSpeak } = useLocalParticipantTranscription();
  return (
    <>
      <TranscriptionStatusLine />
      <TranscriptList
        live
        items={items.of(lines, speakers)}
        onCopy={(text) => navigator.clipboard.writeText(text)}
        empty={<p className="px-4 py-8 text-center text-text-muted">{t("empty")}</p>}
        className="flex-1 px-2"
        labels={{
          list: t("lines"),
          copy: t("copy"),
          copied: t("copied"),
          jumpToLive: t("latest"),
          unseen: (count) => t("unseen", { count }),
        }}
      />
      <div className="flex flex-col gap-1 border-t border-line px-4 py-1.5">
        <Switch label={t("speakSwitch")} checked={speak} onChange={setSpeak} />
        <TranscriptionControl />
      </div>
    </>
  );
}
