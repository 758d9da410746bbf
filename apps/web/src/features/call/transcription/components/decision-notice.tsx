"use client";
import { PauseIcon } from "@phosphor-icons/react/dist/ssr/Pause";
import { PlayIcon } from "@phosphor-icons/react/dist/ssr/Play";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import type { TranscriptionDecision } from "../../room/view-models/room-snapshot.ts";

/** Long enough to be read after looking elsewhere for a moment; the badge goes on to show the state. */
const shownMs = 12_000;
const words = { ON: "resumedBy", PAUSED: "pausedBy", OFF: "offBy" } as const;

/** Tells all participants on the stage who paused, stopped or resumed the transcription, and when. */
export function DecisionNotice({ decision }: { decision: TranscriptionDecision }) {
  const t = useTranslations("transcription");
  const locale = useLocale();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), shownMs);
    return () => clearTimeout(timer);
  }, []);
  if (over) return null;
  const { mode, by, atMs } = decision;
  const Icon = mode === "ON" ? PlayIcon : PauseIcon;
  return (
    <p
      role="status"
      className="flex max-w-[calc(100%-1rem)] min-h-9 items-center gap-2 rounded-full bg-stage-raised px-3.5 py-1 text-sm font-medium text-stage-text shadow-lg ring-1 ring-stage-line"
    >
      <Icon aria-hidden weight="fill" className="size-4.5 shrink-0 text-stage-warning" />
      <span>
        {t(words[mode], { name: by })}
        {atMs !== null && (
          <span className="text-stage-muted tabular-nums">
            {" "}
            {new Date(atMs).toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" })}
          </span>
        )}
      </span>
    </p>
  );
}
