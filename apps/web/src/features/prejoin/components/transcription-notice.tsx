"use client";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import type { SessionView } from "@rooms/api-client";
import { useTranslations } from "next-intl";

/** Says before joining that words are written down. */
export function TranscriptionNotice({ session }: { session: SessionView }) {
  const t = useTranslations("prejoin");
  const off = session.view !== "public" && session.transcription === "OFF";
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-accent-soft px-3.5 py-2.5 text-base text-text">
      <TextAaIcon aria-hidden weight="bold" className="mt-0.5 size-5 shrink-0 text-accent" />
      {off ? t("notTranscribed") : t("transcribed", { engine: t("engineNotice") })}
    </p>
  );
}
