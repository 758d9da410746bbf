"use client";
import type { Task, TaskEvent } from "@rooms/api-client";
import { Skeleton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useLocalTime } from "#shared/use-local-time.ts";

type State = "reading" | "unreadable" | readonly TaskEvent[];

/** What happened to a task, and by whom; the newest first. */
export function TaskHistory({ task: { id, spaceId } }: { task: Pick<Task, "id" | "spaceId"> }) {
  const t = useTranslations("tasks");
  const [state, setState] = useState<State>("reading");
  useEffect(() => {
    const closed = new AbortController();
    void roomsApi.tasks
      .get({ params: { id }, query: { spaceId } }, { signal: closed.signal })
      .then((answer) => {
        if (closed.signal.aborted) return;
        setState(answer.ok ? answer.data.history.toReversed() : "unreadable");
      });
    return () => closed.abort();
  }, [id, spaceId]);
  return (
    <section className="mt-5" aria-label={t("history")} aria-busy={state === "reading"}>
      <h3 className="text-sm font-semibold">{t("history")}</h3>
      {state === "reading" && <Skeleton className="mt-2 h-10" />}
      {state === "unreadable" && (
        <p className="mt-2 text-sm text-text-muted">{t("historyUnreadable")}</p>
      )}
      {typeof state === "object" && (
        <ol className="mt-2 flex flex-col gap-1.5 text-sm">
          {state.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
          {state.length === 0 && <li className="text-text-muted">{t("noHistory")}</li>}
        </ol>
      )}
    </section>
  );
}

function Entry({ event }: { event: TaskEvent }) {
  const t = useTranslations();
  const time = useLocalTime();
  const { kind, actor } = event;
  return (
    <li className="[overflow-wrap:anywhere]">
      <bdi>{useEventText(event)}</bdi>
      <span className="text-text-muted">
        {" · "}
        {actor.kind !== "ANALYSIS" && (
          <>
            <bdi>
              {actor.name ?? t(actor.kind === "API_KEY" ? "tasks.byKey" : "tasks.byFormer")}
            </bdi>
            {" · "}
          </>
        )}
        <time dateTime={event.at} data-kind={kind}>
          {time(event.at)}
        </time>
      </span>
    </li>
  );
}

function useEventText({ kind, from, to, actor, session }: TaskEvent): string {
  const t = useTranslations();
  const place = session?.title ?? t("sessions.untitled");
  switch (kind) {
    case "CREATED":
      return actor.kind === "ANALYSIS"
        ? t("tasks.event.suggested", { session: place })
        : t("tasks.event.added");
    case "SAID_AGAIN":
      return t("tasks.event.saidAgain", { session: place });
    case "EDITED":
      return t("tasks.event.edited", { title: from ?? "" });
    case "ASSIGNED":
      return to === null
        ? t("tasks.event.taken", { name: from ?? "" })
        : t("tasks.event.given", { name: to });
    case "DUE_CHANGED":
      return to === null ? t("tasks.event.undated") : t("tasks.event.dated", { day: to });
    case "ACCEPTED":
    case "COMPLETED":
    case "DISMISSED":
    case "REOPENED":
      return t(`tasks.event.${kind}`);
  }
}
