"use client";
import { Switch, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** Lets the server listen in the room for those whose browsers cannot capture; for hosts. */
export function ServerCaptureSwitch({ slug }: { slug: string }) {
  const t = useTranslations("transcription.serverCapture");
  const toast = useToast();
  /** Null until it is known. */
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    roomsApi.sessions.get({ params: { slug } }, { signal }).then(
      (answer) => {
        if (!signal.aborted && answer.ok && answer.data.view !== "public")
          setOn(answer.data.serverCapture);
      },
      () => undefined,
    );
    return () => gone.abort();
  }, [slug]);
  if (on === null) return null;
  const change = async (wanted: boolean) => {
    setOn(wanted);
    const answer = await roomsApi.transcription.setServerCapture({
      params: { slug },
      body: { on: wanted },
    });
    if (answer.ok) return;
    setOn(!wanted);
    toast.show({ title: t("failed"), tone: "error" });
  };
  return <Switch label={t("label")} checked={on} onChange={(wanted) => void change(wanted)} />;
}
