"use client";
import { CheckCircleIcon } from "@phosphor-icons/react/dist/ssr/CheckCircle";
import type { Member, Task, TaskStatus } from "@rooms/api-client";
import { EmptyState } from "@rooms/ui";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { TaskItem } from "./task-item.tsx";

const TaskDialog = dynamic(() => import("./task-dialog.tsx").then((file) => file.TaskDialog));

export interface TaskGroupsProps {
  groups: readonly { status: TaskStatus; tasks: readonly Task[]; more: boolean }[];
  /** One under the other, or side by side. */
  layout: "list" | "board";
  members: readonly Member[];
}

/** Tasks by status. */
export function TaskGroups({ groups, layout, members }: TaskGroupsProps) {
  const t = useTranslations("tasks");
  const [edited, setEdited] = useState<Task | null>(null);
  const [open, setOpen] = useState(false);
  const board = layout === "board";
  const shown = board ? groups : groups.filter(({ tasks }) => tasks.length > 0);
  const edit = (task: Task) => {
    setEdited(task);
    setOpen(true);
  };
  return (
    <div className={board ? "mt-6 grid gap-6 md:grid-cols-3 md:gap-4" : "mt-6 flex flex-col gap-8"}>
      {shown.length === 0 && (
        <EmptyState icon={<CheckCircleIcon />} title={t("empty")} text={t("emptyHint")} />
      )}
      {shown.map(({ status, tasks, more }) => (
        <section
          key={status}
          aria-label={t(`status.${status}`)}
          className={board ? "min-w-0 rounded-xl bg-surface-sunken p-3" : undefined}
        >
          <h2 className="mb-2 flex items-center gap-2 font-semibold">
            {t(`status.${status}`)}
            <span className="text-sm font-normal text-text-muted tabular-nums">
              {tasks.length}
              {more && "+"}
            </span>
          </h2>
          <ul
            className={
              board
                ? "flex flex-col gap-2"
                : "flex flex-col divide-y divide-line rounded-lg border border-line bg-surface-raised"
            }
          >
            {tasks.map((task) => (
              <TaskItem
                key={task.id}
                task={task}
                assignee={members.find(({ userId }) => userId === task.assigneeId)}
                card={board}
                onEdit={() => edit(task)}
              />
            ))}
          </ul>
          {board && tasks.length === 0 && (
            <p className="py-2 text-sm text-text-muted">{t("emptyColumn")}</p>
          )}
          {more && <p className="mt-2 text-sm text-text-muted">{t("older")}</p>}
        </section>
      ))}
      {edited && (
        <TaskDialog
          key={edited.id}
          task={edited}
          members={members}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </div>
  );
}
