"use client";
import { Button, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";
import { isOwnLimit } from "../view-models/status.ts";
import { useLive } from "../view-models/use-live.ts";
import { SessionLanguages } from "./session-languages.tsx";
import { ServerCaptureSwitch } from "./server-capture-switch.tsx";

/** Pauses and starts the transcription of the room; for those who may. */
export function TranscriptionControl() {
  const t = useTranslations("transcription.control");
  const toast = useToast();
  const { slug } = useTranscriptionContext();
  const participants = useParticipants();
  const { transcription, hostIdentity } = useLive();
  const [pending, setPending] = useState(false);
  const self = participants.find(({ local }) => local);
  if (!self || transcription === null) return null;
  if (!self.host && self.identity !== hostIdentity) return null;

  const { state } = transcription;
  const running = state === "on" || state === "degraded" || isOwnLimit(transcription);
  const change = async () => {
    setPending(true);
    const params = { slug };
    const answer = running
      ? await roomsApi.transcription.pause({ params })
      : await roomsApi.transcription.start({ params });
    setPending(false);
    if (!answer.ok) toast.show({ title: t("failed"), tone: "error" });
  };
  return (
    <>
      {self.host && <SessionLanguages slug={slug} languages={transcription.languages} />}
      <ServerCaptureSwitch slug={slug} />
      <Button size="sm" pending={pending} onClick={() => void change()}>
        {running ? t("pause") : t("start")}
      </Button>
    </>
  );
}
