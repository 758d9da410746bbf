"use client";
import type { Member, Task } from "@rooms/api-client";
import { Avatar } from "@rooms/ui";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { useToday } from "../../../shared/use-today.ts";
import { dueOf } from "../view-models/due.ts";

/** Who, until when, and from which session. */
export function TaskFacts({ task, assignee }: { task: Task; assignee: Member | undefined }) {
  const t = useTranslations();
  const name = assignee?.displayName ?? assignee?.email ?? task.assigneeName;
  if (name === null && task.dueOn === null && task.sources.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted">
      {name !== null && (
        <span className="inline-flex min-w-0 items-center gap-1.5">
          <Avatar name={name} src={assignee?.avatarUrl} color={assignee?.noAvatarColor} size="xs" />
          <span className="truncate">{name}</span>
        </span>
      )}
      {task.dueOn !== null && <DueDate dueOn={task.dueOn} over={task.status === "DONE"} />}
      {task.sources.map(({ session }) => (
        <Link
          key={session.slug}
          href={`/session/${session.slug}`}
          prefetch={false}
          className="focus-ring max-w-full truncate rounded-sm underline decoration-line-strong underline-offset-2 hover:text-text"
        >
          {session.title ?? t("sessions.untitled")}
        </Link>
      ))}
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
  });
  return (
    <span className={dueColors[due]}>
      {due === "past" ? t("overdue", { date }) : t("due", { date })}
    </span>
  );
}
