"use client";
import { lazyPart } from "@rooms/ui";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import type { SessionView } from "@rooms/api-client";
import { Suspense } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { useSpokenText } from "#shared/use-spoken-text.ts";
import { useEngineText } from "../../transcription/view-models/use-engine-text.ts";

const LanguageNews = lazyPart(async () => ({
  default: (await import("./language-news.tsx")).LanguageNews,
}));

/** Says before joining whether words are written down, in which languages, who hears them, and what is not heard yet. */
export function TranscriptionNotice({
  session,
  languagesPending,
}: {
  session: SessionView;
  languagesPending: boolean;
}) {
  const t = useTranslations("prejoin");
  const engineText = useEngineText();
  const { settingText } = useSpokenText();
  const { transcription, engine, languages } = session;
  const isOff = transcription === "OFF";
  const key = transcription === "PAUSED" ? "transcriptionPaused" : "transcribed";
  const who = engine === null ? t("engineNotice") : engineText(engine);
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-accent-soft px-3.5 py-2.5 text-base text-text">
      <TextAaIcon aria-hidden weight="bold" className="mt-0.5 size-5 shrink-0 text-accent" />
      <span>
        {isOff ? t("notTranscribed") : `${t(key, { languages: settingText(languages) })} ${who}`}
        {languagesPending && (
          <Suspense fallback={null}>
            <LanguageNews languages={languages} />
          </Suspense>
        )}
      </span>
    </p>
  );
}
