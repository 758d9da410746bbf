"use client";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import type { Member, Task } from "@rooms/api-client";
import { Button } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { roomsApi } from "../../../shared/api/browser.ts";
import { useChange } from "../../../shared/use-change.ts";
import { moveTo, movesOf } from "../view-models/moves.ts";
import type { TaskMove } from "../view-models/moves.ts";
import { TaskFacts } from "./task-facts.tsx";
import { TaskMenu } from "./task-menu.tsx";

export interface TaskItemProps {
  task: Task;
  assignee: Member | undefined;
  /** Stands by itself, as on a board. */
  card: boolean;
  onEdit: () => void;
}

/** One task: tick it off, or take or leave it while it is only suggested. */
export function TaskItem({ task, assignee, card, onEdit }: TaskItemProps) {
  const t = useTranslations("tasks");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [status, showStatus] = useOptimistic(task.status);
  const [gone, hide] = useOptimistic(false, () => true);
  const params = { id: task.id };
  const query = { spaceId: task.spaceId };

  const move = (to: TaskMove) =>
    startTransition(async () => {
      showStatus(moveTo[to]);
      await run(roomsApi.tasks.update, { params, query, body: { status: moveTo[to] } });
    });
  const remove = () =>
    startTransition(async () => {
      hide(null);
      await run(roomsApi.tasks.delete, { params, query }, { done: t("deleted") });
    });

  if (gone) return null;
  const done = status === "DONE";
  return (
    <li
      className={
        card
          ? "flex gap-3 rounded-lg border border-line bg-surface-raised p-3 shadow-sm"
          : "flex gap-3 py-3 pr-2 pl-3.5"
      }
    >
      {task.status !== "SUGGESTED" && (
        <button
          type="button"
          role="checkbox"
          aria-checked={done}
          aria-label={t(done ? "reopenOf" : "completeOf", { title: task.title })}
          onClick={() => move(done ? "reopen" : "complete")}
          className="focus-ring group relative mt-px grid size-5.5 shrink-0 place-items-center rounded-full border-2 border-line-strong text-transparent transition-colors after:absolute after:-inset-2.5 hover:border-accent hover:text-accent aria-checked:border-accent aria-checked:bg-accent aria-checked:text-on-accent"
        >
          <CheckIcon aria-hidden weight="bold" className="size-3" />
        </button>
      )}
      <div className="min-w-0 flex-1">
        <p
          className={
            done || status === "DISMISSED"
              ? "break-words text-text-muted line-through"
              : "break-words"
          }
        >
          {task.title}
        </p>
        <TaskFacts task={task} assignee={assignee} />
        {status === "SUGGESTED" && (
          <div className="mt-2 flex gap-2">
            <Button size="sm" onClick={() => move("accept")}>
              {t("move.accept")}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => move("dismiss")}>
              {t("move.dismiss")}
            </Button>
          </div>
        )}
      </div>
      <TaskMenu
        title={task.title}
        moves={movesOf[status]}
        onMove={move}
        onEdit={onEdit}
        onDelete={remove}
      />
    </li>
  );
}
