"use client";
import { PrinterIcon } from "@phosphor-icons/react/dist/ssr/Printer";
import type { MemberSession, TranscriptGap } from "@rooms/api-client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLocalTime } from "#shared/use-local-time.ts";
import { ShareButton } from "#features/sharing/components/share-button.tsx";
import { sessionLength } from "#features/sessions/view-models/session-length.ts";
import { ExportMenu } from "./export-menu.tsx";
import { RecapTitle } from "./recap-title.tsx";

const LiveNow = dynamic(() => import("./live-now.tsx").then((file) => file.LiveNow));

export interface RecapHeaderProps {
  session: MemberSession;
  gaps: readonly TranscriptGap[];
  onRenamed: (session: MemberSession) => void;
}

/** What the session is called, when it was, and how to take it along. */
export function RecapHeader({ session, gaps, onRenamed }: RecapHeaderProps) {
  const t = useTranslations("recap");
  const live = session.status !== "ENDED";
  const gapMs = gaps.reduce((sum, { startedAtMs, endedAtMs }) => sum + endedAtMs - startedAtMs, 0);
  return (
    <header>
      <Link
        href="/sessions"
        className="focus-ring rounded-sm text-sm text-text-muted hover:text-text print:hidden"
      >
        ← {t("back")}
      </Link>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <RecapTitle session={session} onRenamed={onRenamed} />
          <When session={session} />
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {live && <LiveNow slug={session.slug} />}
          {!live && <ShareButton slug={session.slug} />}
          <ExportMenu slug={session.slug} />
          <Button icon={<PrinterIcon aria-hidden />} onClick={() => print()}>
            {t("print")}
          </Button>
        </div>
      </div>
      {gapMs > 0 && (
        <Banner tone="warning" className="mt-4 print:border print:border-line">
          {t("coverageGap", { seconds: Math.ceil(gapMs / 1_000) })}
        </Banner>
      )}
    </header>
  );
}

function When({ session }: { session: MemberSession }) {
  const t = useTranslations("duration");
  const recap = useTranslations("recap");
  const localTime = useLocalTime();
  if (session.startedAt === null) return null;
  const length = sessionLength(session, 0);
  return (
    <p className="mt-1 text-sm text-text-muted">
      {localTime(session.startedAt)}
      {length.kind === "over" &&
        ` · ${length.hours > 0 ? t("hours", { hours: length.hours, minutes: length.minutes }) : t("minutes", { minutes: length.minutes })}`}
      {session.keptUntil !== null &&
        ` · ${recap("keptUntil", { date: localTime(session.keptUntil, "date") })}`}
    </p>
  );
}
