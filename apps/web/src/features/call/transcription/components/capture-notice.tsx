"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";
import { useOwnSpeech } from "../view-models/use-own-speech.ts";

/** Says that one's microphone is not transcribed by this page, why, and what to do; for as long as it is so. */
export function CaptureNotice() {
  const t = useTranslations("transcription.own");
  const { transcription } = useTranscriptionContext();
  const own = useOwnSpeech();
  const [pending, setPending] = useState(false);
  /** That the server listens instead is told once, and stays in the transcript's status. */
  const [read, setRead] = useState(false);
  if (own.kind !== "from-room" && own.kind !== "unheard") return null;
  const reason = t(`reason.${own.failure}`);
  if (own.kind === "from-room") {
    return read ? null : (
      <Banner
        tone="info"
        className="shadow-lg"
        action={
          <Button size="sm" onClick={() => setRead(true)}>
            {t("understood")}
          </Button>
        }
      >
        {t("from-room", { reason })}
      </Banner>
    );
  }
  const tryAgain = async () => {
    setPending(true);
    await transcription.resume();
    setPending(false);
  };
  return (
    <Banner
      tone="warning"
      className="shadow-lg"
      action={
        <Button size="sm" pending={pending} onClick={() => void tryAgain()}>
          {t("tryAgain")}
        </Button>
      }
    >
      <p className="font-semibold">{t("unheard", { reason })}</p>
      <p>{t("askHost")}</p>
    </Banner>
  );
}
