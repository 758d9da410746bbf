"use client";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import type { SessionView } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEngineText } from "../../transcription/view-models/use-engine-text.ts";

/** Says before joining whether words are written down, and who hears them. */
export function TranscriptionNotice({ session }: { session: SessionView }) {
  const t = useTranslations("prejoin");
  const engineText = useEngineText();
  const { transcription, engine } = session;
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-accent-soft px-3.5 py-2.5 text-base text-text">
      <TextAaIcon aria-hidden weight="bold" className="mt-0.5 size-5 shrink-0 text-accent" />
      {transcription === "OFF"
        ? t("notTranscribed")
        : t(transcription === "PAUSED" ? "transcriptionPaused" : "transcribed", {
            engine: engine === null ? t("engineNotice") : engineText(engine),
          })}
    </p>
  );
}
