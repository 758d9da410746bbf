"use client";
import type { RoomsClient } from "@rooms/api-client";
import { Badge, Banner, EmptyState, Marked } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";
import type { ReactNode } from "react";
import { clockTime } from "#shared/clock-time.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { searchPath } from "../view-models/search-query.ts";
import type { SearchQuery } from "../view-models/search-query.ts";

type Answer = Awaited<ReturnType<RoomsClient["search"]["find"]>>;
type Found = Extract<Answer, { ok: true }>["data"];

/** What was found: the sessions by title and by what came of them, then the lines that were said, and what was written in chats. */
export function SearchResults({ query, answer }: { query: SearchQuery; answer: Answer }) {
  const t = useTranslations("search");
  if (!answer.ok) {
    return (
      <Banner tone="warning" className="mt-6">
        {t(whyNot(answer.problem.code))}
      </Banner>
    );
  }
  const { sessions, items, messages, nextCursor } = answer.data;
  if (sessions.length + items.length + messages.length === 0)
    return (
      <div className="mt-10">
        <EmptyState title={t("nothing")} text={t("nothingHint")} />
      </div>
    );
  return (
    <>
      {sessions.length > 0 && (
        <FoundSection id="found-sessions" title={t("sessions")}>
          <ul className="mt-2 flex flex-col gap-2">
            {sessions.map((found) => (
              <SessionHit key={found.session.slug} found={found} />
            ))}
          </ul>
        </FoundSection>
      )}
      {items.length > 0 && (
        <FoundSection id="found-lines" title={t("lines")}>
          <ol className="mt-2 flex flex-col gap-2">
            {items.map(({ segmentId, startedAtMs, ...line }) => (
              <Hit key={segmentId} {...line} anchor={`s-${segmentId}`} atMs={startedAtMs} />
            ))}
          </ol>
        </FoundSection>
      )}
      {messages.length > 0 && (
        <FoundSection id="found-messages" title={t("messages")}>
          <ol className="mt-2 flex flex-col gap-2">
            {messages.map(({ id, sentAtMs, ...message }) => (
              <Hit key={id} {...message} anchor={`c-${id}`} atMs={sentAtMs} mark={t("chat")} />
            ))}
          </ol>
        </FoundSection>
      )}
      {nextCursor !== null && (
        <p className="mt-6 text-center">
          <Link className={action} href={searchPath({ ...query, cursor: nextCursor })}>
            {t("next")}
          </Link>
        </p>
      )}
    </>
  );
}

function FoundSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-sm font-medium text-text-muted">
        {title}
      </h2>
      {children}
    </section>
  );
}

function whyNot(code: string): "tooMany" | "tooBroad" | "refused" {
  if (code === "RATE_LIMITED") return "tooMany";
  return code === "SEARCH_TOO_BROAD" ? "tooBroad" : "refused";
}

const card = "rounded-lg border border-line bg-surface p-3 sm:p-4";
const action =
  "focus-ring inline-flex h-9 items-center rounded-md px-3 font-medium underline underline-offset-2 hover:bg-surface-hover pointer-coarse:h-11";

function SessionHit({ found: { session, title, lines } }: { found: Found["sessions"][number] }) {
  const t = useTranslations("search");
  return (
    <li className={card}>
      <SessionName session={session}>
        {title ? <Marked {...title} /> : (session.title ?? t("untitled"))}
      </SessionName>
      <ul className="mt-1 flex flex-col gap-1">
        {lines.map((line, index) => (
          <li key={index} className="text-sm">
            <span className="text-text-muted">{t(`sections.${line.section}`)}: </span>
            <Link
              className="focus-ring rounded-sm hover:underline"
              dir="auto"
              href={`${recapOf(session.slug)}${line.segmentIds[0] ? `#s-${line.segmentIds[0]}` : ""}`}
            >
              <Marked {...line.snippet} />
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

interface HitProps {
  session: Found["items"][number]["session"];
  name: string;
  snippet: Found["items"][number]["snippet"];
  language?: string | null;
  atMs: number;
  /** Of its place in the recap. */
  anchor: string;
  /** What it is, where it was not said. */
  mark?: string;
}

function Hit({ session, name, snippet, language, atMs, anchor, mark }: HitProps) {
  const t = useTranslations("search");
  return (
    <li className={card}>
      <Link
        href={`${recapOf(session.slug)}#${anchor}`}
        className="focus-ring -m-1 block rounded-md p-1 hover:bg-surface-hover"
      >
        <span className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-medium">{name}</bdi>
          <span className="text-sm text-text-muted tabular-nums">{clockTime(atMs)}</span>
          {mark !== undefined && <Badge>{mark}</Badge>}
        </span>
        <span className="mt-0.5 block" dir="auto" lang={language ?? undefined}>
          <Marked {...snippet} />
        </span>
      </Link>
      <div className="mt-2 text-sm text-text-muted">
        <SessionName session={session}>{session.title ?? t("untitled")}</SessionName>
      </div>
    </li>
  );
}

function SessionName({
  session,
  children,
}: {
  session: Found["items"][number]["session"];
  children: ReactNode;
}) {
  const localTime = useLocalTime();
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <Link
        href={recapOf(session.slug)}
        dir="auto"
        className="focus-ring rounded-sm font-medium hover:underline"
      >
        {children}
      </Link>
      {session.startedAt && (
        <time dateTime={session.startedAt} className="text-sm text-text-muted">
          {localTime(session.startedAt)}
        </time>
      )}
    </p>
  );
}

function recapOf(slug: string): string {
  return `/session/${slug}/recap`;
}
