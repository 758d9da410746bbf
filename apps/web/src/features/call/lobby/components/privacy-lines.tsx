"use client";
import type { SessionView } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";

/** What people ask before they join: is it recorded, who reads it, for how long. */
export function PrivacyLines({ session }: { session: SessionView }) {
  const t = useTranslations("prejoin.privacy");
  const written = session.transcription !== "OFF";
  const pastOpen = session.view !== "public" && session.pastOpen;
  const { keptDays } = session;
  const kept = keptDays === null ? t("kept") : t("keptDays", { days: keptDays });
  const lines = [
    t("recorded"),
    ...(written ? [t(pastOpen ? "readersPast" : "readers"), kept] : []),
  ];
  return (
    <ul className="-mt-1.5 flex flex-col gap-0.5 text-sm text-text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
