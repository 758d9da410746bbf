"use client";
import type { Member, Task } from "@rooms/api-client";
import { Avatar } from "@rooms/ui";
import { useFormatter } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useToday } from "#shared/use-today.ts";
import { dueOf } from "../view-models/due.ts";
import { SourceLink } from "./source-link.tsx";

/** Who, until when, and from which sessions. */
export function TaskFacts({ task, assignee }: { task: Task; assignee: Member | undefined }) {
  const t = useTranslations("tasks");
  const name = assignee?.displayName ?? assignee?.email ?? task.assigneeName;
  const [first, ...again] = task.sources;
  const last = again.at(-1);
  if (name === null && task.dueOn === null && !first) return null;
  const over = task.status === "DONE" || task.status === "DISMISSED";
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted">
      {name !== null && (
        <span className="inline-flex min-w-0 items-center gap-1.5">
          <Avatar name={name} src={assignee?.avatarUrl} color={assignee?.noAvatarColor} size="xs" />
          <bdi className="truncate">{name}</bdi>
        </span>
      )}
      {task.dueOn !== null && <DueDate dueOn={task.dueOn} over={over} />}
      {first && <SourceLink source={first} />}
      {last && (
        <span className="inline-flex max-w-full min-w-0 items-baseline gap-1">
          <span className="shrink-0">{t("saidAgain", { count: again.length })}</span>
          <SourceLink source={last} />
        </span>
      )}
    </p>
  );
}

const dueColors = { past: "text-danger", today: "text-warning", later: undefined };

function DueDate({ dueOn, over }: { dueOn: string; over: boolean }) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const today = useToday();
  const due = today === null || over ? "later" : dueOf(dueOn, today);
  const date = format.dateTime(new Date(`${dueOn}T00:00:00Z`), {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    // "Feb 3" of another year would be believed to be of this one.
    ...(today !== null && !dueOn.startsWith(today.slice(0, 4)) && { year: "numeric" }),
  });
  return (
    <span className={dueColors[due]}>
      {due === "past" ? t("overdue", { date }) : t("due", { date })}
    </span>
  );
}
