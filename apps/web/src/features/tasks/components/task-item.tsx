"use client";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import type { Member, Task } from "@rooms/api-client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import type { ReactNode } from "react";
import { moveTo, movesOf } from "../view-models/moves.ts";
import { TaskFacts } from "./task-facts.tsx";
import { TaskMenu } from "./task-menu.tsx";

export interface TaskItemProps {
  task: Task;
  assignee: Member | undefined;
  onMove: (to: Exclude<Task["status"], "SUGGESTED">) => void;
  onOpen: () => void;
  onDelete: () => void;
  /** Beside the menu. */
  handle?: ReactNode;
}

/** One task: tick it off, or take or leave it while it is only suggested. */
export function TaskItem({ task, assignee, onMove, onOpen, onDelete, handle }: TaskItemProps) {
  const t = useTranslations("tasks");
  const { status, title } = task;
  const done = status === "DONE";
  const over = done || status === "DISMISSED";
  // A press before the page answers would be lost.
  const disabled = !useHydrated();
  return (
    <>
      {status !== "SUGGESTED" && (
        <button
          type="button"
          role="checkbox"
          disabled={disabled}
          aria-checked={done}
          aria-label={t(done ? "reopenOf" : "completeOf", { title })}
          onClick={() => onMove(done ? "OPEN" : "DONE")}
          className="focus-ring group relative mt-px grid size-5.5 shrink-0 place-items-center rounded-full border-2 border-line-strong text-transparent transition-colors after:absolute after:-inset-2.5 hover:border-accent hover:text-accent aria-checked:border-accent aria-checked:bg-accent aria-checked:text-on-accent"
        >
          <CheckIcon aria-hidden weight="bold" className="size-3" />
        </button>
      )}
      <div className="min-w-0 flex-1">
        <button
          type="button"
          disabled={disabled}
          onClick={onOpen}
          dir="auto"
          className={`focus-ring max-w-full rounded-sm text-start [overflow-wrap:anywhere] hover:underline hover:underline-offset-2 ${over ? "text-text-muted line-through" : ""}`}
        >
          {title}
        </button>
        <TaskFacts task={task} assignee={assignee} />
        {status === "SUGGESTED" && (
          <div className="mt-2 flex flex-wrap gap-2">
            {movesOf.SUGGESTED.map((move) => (
              <Button
                key={move}
                size="sm"
                disabled={disabled}
                variant={move === "dismiss" ? "ghost" : "secondary"}
                onClick={() => onMove(moveTo[move])}
              >
                {t(`move.${move}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <div className="-my-1 flex shrink-0 flex-col items-center">
        <TaskMenu
          title={title}
          moves={movesOf[status]}
          onMove={(move) => onMove(moveTo[move])}
          onEdit={onOpen}
          onDelete={onDelete}
        />
        {handle}
      </div>
    </>
  );
}
