"use client";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import { DownloadSimpleIcon } from "@phosphor-icons/react/dist/ssr/DownloadSimple";
import type { MemberSession, Participant } from "@rooms/contracts/http";
import { Avatar, Banner, Button, EmptyState, TextField, TranscriptList } from "@rooms/ui";
import type { TranscriptItem } from "@rooms/ui";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useCopy } from "../../../shared/use-copy.ts";
import { useLocalTime } from "../../../shared/use-local-time.ts";
import { clockTime } from "../../transcription/view-models/clock-time.ts";
import { findSegments, speakersOf, transcriptText } from "../view-models/segments.ts";
import type { SegmentView } from "../view-models/segments.ts";

export interface TranscriptPageProps {
  session: MemberSession;
  /** In the order of speech. */
  segments: readonly SegmentView[];
  /** Speech that was heard and not transcribed, ms. */
  gapMs: number;
  people: readonly Participant[];
}

/** What was said in a session that is over: to read, search, copy and take along. */
export function TranscriptPage(props: TranscriptPageProps) {
  const { session, segments, gapMs, people } = props;
  const t = useTranslations("transcript");
  const sessions = useTranslations("sessions");
  const lines = useTranslations("transcription");
  const copy = useCopy();
  const localTime = useLocalTime();
  const [query, setQuery] = useState("");
  const found = useMemo(() => findSegments(segments, query), [segments, query]);
  const faces = useMemo(() => new Map(people.map((person) => [person.identity, person])), [people]);
  const items = useMemo(
    () =>
      found.map((segment): TranscriptItem => {
        const face = faces.get(segment.identity);
        return {
          kind: "speech",
          id: segment.id,
          speakerId: segment.identity,
          speaker: {
            name: segment.name,
            avatarSrc: face?.avatarUrl,
            avatarColor: face?.noAvatarColor,
          },
          text: segment.text,
          timeLabel: clockTime(segment.startedAtMs),
          final: true,
          status: "stored",
        };
      }),
    [found, faces],
  );
  const copyText = (text: string) => copy(text, { done: t("copied"), failed: t("copyFailed") });

  return (
    <main
      id="main"
      className="mx-auto flex h-[calc(100dvh-3.5rem)] w-full max-w-4xl flex-col px-4 pt-5 sm:px-6 sm:pt-8"
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
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-text-muted">
        {session.startedAt && <span>{localTime(session.startedAt)}</span>}
        <ul aria-label={t("people")} className="flex flex-wrap gap-x-3 gap-y-1">
          {speakersOf(segments).map(({ identity, name }) => (
            <li key={identity} className="flex items-center gap-1.5">
              <Avatar
                name={name}
                src={faces.get(identity)?.avatarUrl}
                color={faces.get(identity)?.noAvatarColor}
                size="xs"
              />
              {name}
            </li>
          ))}
        </ul>
      </div>
      {gapMs > 0 && (
        <Banner tone="warning" className="mt-4">
          {t("coverageGap", { seconds: Math.ceil(gapMs / 1_000) })}
        </Banner>
      )}
      {segments.length === 0 ? (
        <div className="mt-8">
          <EmptyState
            title={session.rawTranscript ? t("empty") : t("pendingTitle")}
            text={session.rawTranscript ? undefined : t("pending")}
          />
        </div>
      ) : (
        <>
          <div className="mt-5 flex flex-wrap items-center gap-2">
            <TextField
              label={t("search")}
              labelHidden
              type="search"
              placeholder={t("search")}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              className="min-w-44 flex-1"
            />
            <Button
              icon={<CopyIcon aria-hidden />}
              onClick={() => copyText(transcriptText(segments))}
            >
              {t("copy")}
            </Button>
            <Button
              icon={<DownloadSimpleIcon aria-hidden />}
              render={
                <a
                  href={`/api/sessions/${session.slug}/transcript?format=txt`}
                  download={`${session.slug}.txt`}
                />
              }
            >
              {t("download")}
            </Button>
          </div>
          <p role="status" className="mt-2 min-h-5 text-sm text-text-muted">
            {query.trim() !== "" && t("found", { count: found.length })}
          </p>
          <TranscriptList
            items={items}
            query={query.trim()}
            onCopy={(text) => copyText(text)}
            className="flex-1"
            labels={{
              list: t("lines"),
              copy: t("copyLine"),
              copied: t("copied"),
              jumpToLive: lines("latest"),
              unseen: (count) => lines("unseen", { count }),
            }}
          />
        </>
      )}
    </main>
  );
}
