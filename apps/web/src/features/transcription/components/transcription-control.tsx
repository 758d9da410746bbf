"use client";
import { Button, useToast } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callApi } from "../../../shared/api/browser.ts";
import { useObservable } from "../../../shared/use-observable.ts";
import { useVisit } from "../../session/hooks/use-visit.ts";
import { useLive } from "../hooks/use-live.ts";

/** Pauses and starts the transcription of the room; for those who may. */
export function TranscriptionControl() {
  const t = useTranslations("transcription.control");
  const toast = useToast();
  const visit = useVisit();
  const state = useObservable(visit);
  const { transcription, hostIdentity } = useLive();
  const [pending, setPending] = useState(false);
  if (state.phase !== "inside" || transcription === null) return null;
  const { identity, role } = state.participant;
  if (role !== "HOST" && identity !== hostIdentity) return null;

  const running = transcription.state === "on" || transcription.state === "degraded";
  const change = async () => {
    setPending(true);
    const params = { slug: visit.slug };
    const answer = running
      ? await callApi("pauseTranscription", { params })
      : await callApi("startTranscription", { params });
    setPending(false);
    if (!answer.ok) toast.show({ title: t("failed"), tone: "error" });
  };
  return (
    <Button size="sm" pending={pending} onClick={() => void change()}>
      {running ? t("pause") : t("start")}
    </Button>
  );
}
