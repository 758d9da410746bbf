"use client";
import { useTranslations } from "#i18n/use-translations.ts";

/** A model's name may follow the engine's: "moonshine-tiny-en". */
const engines = ["gladia", "moonshine", "whisper", "tone-speech", "unrecognised"] as const;

/** Says in words who hears. */
export function useEngineText(): (engine: string) => string {
  const t = useTranslations("transcription.engine");
  return (engine) => {
    const known = engines.find((name) => engine.startsWith(name));
    return known ? t(known) : t("other", { engine });
  };
}
