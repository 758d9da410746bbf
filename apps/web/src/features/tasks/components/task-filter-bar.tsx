"use client";
import type { Member } from "@rooms/api-client";
import { Select, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useState, useTransition } from "react";
import { useDebounced } from "#shared/use-debounced.ts";
import { useTypedEarly } from "#shared/use-typed-early.ts";
import { taskAddress } from "../view-models/task-view.ts";
import type { TaskFilters, TaskQuery } from "../view-models/task-view.ts";

export interface TaskFilterBarProps {
  query: TaskQuery;
  members: readonly Member[];
  /** Id of the visitor. */
  me: string;
  sessions: readonly { slug: string; title: string | null }[];
}

const all = "all";
const typingPauseMs = 250;

/** Narrows what is shown; the address says to what, so that it can be sent and kept. */
export function TaskFilterBar({ query, members, me, sessions }: TaskFilterBarProps) {
  const t = useTranslations();
  const router = useRouter();
  const [typed, setTyped] = useState(query.text);
  const typedEarly = useTypedEarly(setTyped);
  const text = useDebounced(typed.trim(), typingPauseMs);
  const [shownText, setShownText] = useState(query.text);
  if (query.text !== shownText) {
    setShownText(query.text);
    // Cleared from elsewhere on the page; anything else comes from this very field, which may be ahead of it.
    if (query.text === "" && text !== "") setTyped("");
  }
  const [, startTransition] = useTransition();
  // As chosen, before the page with it is here: two choices in a row are both kept.
  const [wanted, want] = useOptimistic(query);
  const filter = (change: Partial<TaskFilters>) =>
    startTransition(() => {
      const next = { ...wanted, ...change, pages: 1 };
      want(next);
      router.replace(taskAddress(next), { scroll: false });
    });

  useEffect(() => {
    if (text !== query.text) filter({ text });
    // Only what was typed starts it: an address that changed otherwise brings its own text.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text]);

  return (
    <search className="mt-4 grid grid-cols-2 gap-2 sm:grid-cols-4">
      <TextField
        label={t("tasks.filter.text")}
        labelHidden
        ref={typedEarly}
        type="search"
        placeholder={t("tasks.filter.text")}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={t("tasks.filter.who")}
        labelHidden
        value={wanted.who === me ? "me" : (wanted.who ?? all)}
        options={[
          { value: all, label: t("tasks.filter.anyone") },
          { value: "me", label: t("tasks.filter.me") },
          ...members
            .filter(({ userId }) => userId !== me)
            .map(({ userId, displayName, email }) => ({
              value: userId,
              label: displayName ?? email,
            })),
        ]}
        onChange={(who) => filter({ who: who === all ? null : who })}
      />
      <Select
        label={t("tasks.filter.session")}
        labelHidden
        value={wanted.session ?? all}
        options={[
          { value: all, label: t("tasks.filter.anySession") },
          ...sessions.map(({ slug, title }) => ({
            value: slug,
            label: title ?? t("sessions.untitled"),
          })),
        ]}
        onChange={(session) => filter({ session: session === all ? null : session })}
      />
      <Select
        label={t("tasks.filter.due")}
        labelHidden
        value={wanted.overdue ? "overdue" : all}
        options={[
          { value: all, label: t("tasks.filter.anyDate") },
          { value: "overdue", label: t("tasks.filter.overdue") },
        ]}
        onChange={(due) => filter({ overdue: due === "overdue" })}
      />
    </search>
  );
}
