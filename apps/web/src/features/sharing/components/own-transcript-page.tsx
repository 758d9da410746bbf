import type { OwnTranscript } from "@rooms/api-client";
import { buttonLook } from "@rooms/ui";
import { getFormatter } from "next-intl/server";
import { getTranslations } from "#i18n/get-translations.ts";
import { SharedTranscript } from "./shared-transcript.tsx";

export interface OwnTranscriptPageProps {
  slug: string;
  transcript: OwnTranscript;
}

/** For a guest, after a session: what was said while they were there, to read and to take along for as long as the space allows. */
export async function OwnTranscriptPage({ slug, transcript }: OwnTranscriptPageProps) {
  const t = await getTranslations();
  const format = await getFormatter();
  const { title, startedAt, readableUntil, timeZone, lines } = transcript;
  const at = (moment: string) =>
    format.dateTime(new Date(moment), { timeZone, dateStyle: "full", timeStyle: "short" });
  const file = `/api/sessions/${slug}/own-transcript?format=`;
  return (
    <main id="main" className="mx-auto w-full max-w-3xl px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <header>
        <p className="text-sm text-text-muted">{t("sharing.own.lead")}</p>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight wrap-anywhere">
          <bdi>{title ?? t("sessions.untitled")}</bdi>
        </h1>
        <p className="mt-1 text-text-muted">
          {at(startedAt)} ({timeZone})
        </p>
        <p className="mt-3">{t("sharing.own.until", { time: at(readableUntil) })}</p>
        <div className="mt-4 flex flex-wrap gap-2 print:hidden">
          <a href={`${file}txt`} download className={buttonLook({ variant: "primary" })}>
            {t("sharing.own.text")}
          </a>
          <a href={`${file}md`} download className={buttonLook({ variant: "secondary" })}>
            {t("sharing.own.markdown")}
          </a>
        </div>
      </header>
      {lines.length === 0 ? (
        <p className="mt-10 text-text-muted">{t("sharing.own.empty")}</p>
      ) : (
        <SharedTranscript transcript={{ lines, gaps: [] }} />
      )}
    </main>
  );
}
