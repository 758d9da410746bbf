"use client";
import type { MemberSession, Participant } from "@rooms/api-client";
import { Banner, EmptyState } from "@rooms/ui";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo } from "react";
import { useLocalTime } from "../../../shared/use-local-time.ts";
import type { SegmentView } from "../view-models/segments.ts";
import { talkTimes } from "../view-models/talk-times.ts";
import { TalkList } from "./talk-list.tsx";
import { TranscriptReader } from "./transcript-reader.tsx";

export interface TranscriptPageProps {
  session: MemberSession;
  /** In the order of speech. */
  segments: readonly SegmentView[];
  /** Speech that was heard and not transcribed, ms. */
  gapMs: number;
  people: readonly Participant[];
}

/** What was said in a session that is over: to read, search, copy and take along. */
export function TranscriptPage({ session, segments, gapMs, people }: TranscriptPageProps) {
  const t = useTranslations("transcript");
  const sessions = useTranslations("sessions");
  const localTime = useLocalTime();
  const faces = useMemo(() => new Map(people.map((person) => [person.identity, person])), [people]);
  const times = useMemo(() => talkTimes(segments, people), [segments, people]);
  return (
    <main
      id="main"
      className="mx-auto flex h-[calc(100dvh-3.5rem)] min-h-[32rem] w-full max-w-6xl flex-col px-4 pt-5 sm:px-6 sm:pt-8"
    >
      <Link
        href="/sessions"
        className="focus-ring self-start rounded-sm text-sm text-text-muted hover:text-text"
      >
        ← {t("back")}
      </Link>
      <h1 className="mt-2 text-2xl font-semibold tracking-tight text-balance">
        {session.title ?? sessions("untitled")}
      </h1>
      <p className="mt-1 text-sm text-text-muted">
        {session.startedAt && localTime(session.startedAt)}
      </p>
      {gapMs > 0 && (
        <Banner tone="warning" className="mt-4">
          {t("coverageGap", { seconds: Math.ceil(gapMs / 1_000) })}
        </Banner>
      )}
      <div className="mt-5 flex min-h-0 flex-1 flex-col gap-5 lg:flex-row-reverse lg:gap-10">
        <div className="shrink-0 lg:w-60">
          <h2 className="mb-3 text-sm font-medium text-text-muted">{t("participants")}</h2>
          <TalkList times={times} faces={faces} />
        </div>
        {segments.length === 0 ? (
          <div className="min-w-0 flex-1">
            <EmptyState
              title={session.rawTranscript ? t("empty") : t("pendingTitle")}
              text={session.rawTranscript ? undefined : t("pending")}
            />
          </div>
        ) : (
          <TranscriptReader slug={session.slug} segments={segments} faces={faces} />
        )}
      </div>
    </main>
  );
}
