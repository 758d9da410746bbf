import type { SharedRecap } from "@rooms/api-client";
import { Badge } from "@rooms/ui";
import { getFormatter } from "next-intl/server";
import { getTranslations } from "#i18n/get-translations.ts";
import { SharedAnalysis } from "./shared-analysis.tsx";
import { SharedTranscript } from "./shared-transcript.tsx";

/** What came of a session and, where the link says so, what was said; for reading alone, without a line of script of its own. */
export async function SharedRecapPage({ recap }: { recap: SharedRecap }) {
  const t = await getTranslations();
  const format = await getFormatter();
  const { title, startedAt, timeZone, participants, analysis, transcript, expiresAt } = recap;
  return (
    <main id="main" className="mx-auto w-full max-w-3xl px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <header>
        <p className="text-sm text-text-muted">{t("sharing.sharedFrom")}</p>
        <h1 className="mt-1 text-2xl font-semibold tracking-tight wrap-anywhere">
          <bdi>{title ?? t("sessions.untitled")}</bdi>
        </h1>
        {startedAt !== null && (
          <p className="mt-1 text-text-muted">
            {format.dateTime(new Date(startedAt), {
              ...{ timeZone, dateStyle: "full", timeStyle: "short" },
            })}{" "}
            ({timeZone})
          </p>
        )}
        <h2 className="sr-only">{t("recap.participants")}</h2>
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5">
          {participants.map(({ name, outside }) => (
            <li key={name} className="flex min-w-0 items-center gap-1.5 wrap-anywhere">
              <bdi>{name}</bdi> {outside && <Badge>{t(`marks.${outside}`)}</Badge>}
            </li>
          ))}
        </ul>
      </header>
      <SharedAnalysis analysis={analysis} transcript={transcript} />
      {transcript && <SharedTranscript transcript={transcript} />}
      <footer className="mt-10 border-t border-line pt-4 text-sm text-text-muted">
        {t("sharing.goodUntil", {
          day: format.dateTime(new Date(expiresAt), { timeZone, dateStyle: "long" }),
        })}
      </footer>
    </main>
  );
}
