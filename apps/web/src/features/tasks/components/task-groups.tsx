"use client";
import { CheckCircleIcon } from "@phosphor-icons/react/dist/ssr/CheckCircle";
import type { Member, Task } from "@rooms/api-client";
import { EmptyState } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { useTaskActs } from "../view-models/use-task-acts.ts";
import type { TaskGroup } from "../view-models/groups.ts";
import { isFiltered, noFilters, pagesMax, taskAddress } from "../view-models/task-view.ts";
import type { TaskQuery } from "../view-models/task-view.ts";
import { TaskGroupHeading } from "./task-group-heading.tsx";
import { TaskItem } from "./task-item.tsx";

const TaskDialog = dynamic(() => import("./task-dialog.tsx").then((file) => file.TaskDialog));
// What drags weighs more than the whole list.
const TaskBoard = dynamic(() => import("./task-board.tsx").then((file) => file.TaskBoard));

export interface TaskGroupsProps {
  groups: readonly TaskGroup[];
  query: TaskQuery;
  members: readonly Member[];
}

/** Tasks by status: one group under the other, or side by side on a board. */
export function TaskGroups({ groups: stored, query, members }: TaskGroupsProps) {
  const acts = useTaskActs(stored);
  const [opened, setOpened] = useState<Task | null>(null);
  const [open, setOpen] = useState(false);
  const item = (task: Task) => ({
    task,
    assignee: members.find(({ userId }) => userId === task.assigneeId),
    onMove: (to: Exclude<Task["status"], "SUGGESTED">) => acts.move(task, to),
    onOpen: () => {
      setOpened({ ...task, updatedAt: acts.versionOf(task) });
      setOpen(true);
    },
    onDelete: () => acts.remove(task),
  });
  return (
    <>
      {query.view === "board" ? (
        <TaskBoard groups={acts.groups} item={item} onMove={acts.move} />
      ) : (
        <TaskList groups={acts.groups} item={item} query={query} />
      )}
      <More query={query} shown={acts.groups.some(({ more }) => more)} />
      {opened && (
        <TaskDialog
          key={`${opened.id} ${opened.updatedAt}`}
          task={opened}
          members={members}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}

interface TaskListProps {
  groups: readonly TaskGroup[];
  item: (task: Task) => Omit<Parameters<typeof TaskItem>[0], "card">;
  query: TaskQuery;
}

function TaskList({ groups, item, query }: TaskListProps) {
  const shown = groups.filter(({ tasks }) => tasks.length > 0);
  return (
    <div className="mt-6 flex flex-col gap-8">
      {shown.length === 0 && <Nothing query={query} />}
      {shown.map((group) => (
        <section key={group.status} aria-labelledby={`tasks-${group.status}`}>
          <TaskGroupHeading group={group} />
          <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface-raised">
            {group.tasks.map((task) => (
              <li key={task.id} className="flex gap-3 py-3 pr-2 pl-3.5">
                <TaskItem {...item(task)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Nothing({ query }: { query: TaskQuery }) {
  const t = useTranslations("tasks");
  const icon = <CheckCircleIcon />;
  if (!isFiltered(query)) {
    const hint = query.view === "todo" ? t("emptyHint") : undefined;
    return <EmptyState icon={icon} title={t("empty")} text={hint} />;
  }
  return (
    <EmptyState
      icon={icon}
      title={t("nothingFound")}
      action={
        <Link
          href={taskAddress({ ...query, ...noFilters, pages: 1 })}
          className="focus-ring rounded-sm font-medium text-accent underline underline-offset-2"
        >
          {t("clear")}
        </Link>
      }
    />
  );
}

function More({ query, shown }: { query: TaskQuery; shown: boolean }) {
  const t = useTranslations("tasks");
  if (!shown) return null;
  if (query.pages === pagesMax) {
    return <p className="mt-6 text-center text-sm text-text-muted">{t("tooMany")}</p>;
  }
  return (
    <p className="mt-6 text-center">
      <Link
        href={taskAddress({ ...query, pages: query.pages + 1 })}
        scroll={false}
        className="focus-ring rounded-sm font-medium text-accent underline underline-offset-2"
      >
        {t("more")}
      </Link>
    </p>
  );
}
