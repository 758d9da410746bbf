"use client";
import type { Task } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useRef, useTransition } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { afterAct } from "./groups.ts";
import type { TaskGroup } from "./groups.ts";

export interface TaskActs {
  /** As they will be when what was done is stored. */
  readonly groups: readonly TaskGroup[];
  move: (task: Task, to: Exclude<Task["status"], "SUGGESTED">) => void;
  remove: (task: Task) => void;
  /** The version of it that this page made or was shown, whichever is newer. */
  versionOf: (task: Task) => string;
}

/** Moves and deletes tasks, shown at once; where the api refuses, the page shows what there is. */
export function useTaskActs(stored: readonly TaskGroup[]): TaskActs {
  const t = useTranslations("tasks");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [groups, show] = useOptimistic(stored, afterAct);
  const gone = { NOT_FOUND: t("gone") };
  // What this page changes twice in a row is no conflict: the page itself is shown anew only after a while.
  const made = useRef(new Map<string, string>());
  const turns = useRef(new Map<string, Promise<void>>());
  const versionOf = ({ id, updatedAt }: Task) => {
    const own = made.current.get(id) ?? updatedAt;
    // Both are times in UTC to the millisecond: their order is that of text.
    return own > updatedAt ? own : updatedAt;
  };
  const move = async (task: Task, to: Exclude<Task["status"], "SUGGESTED">) => {
    const answer = await run(
      roomsApi.tasks.update,
      {
        params: { id: task.id },
        query: { spaceId: task.spaceId },
        body: { status: to, basedOn: versionOf(task) },
      },
      { refusals: gone },
    );
    if (answer.ok) made.current.set(task.id, answer.data.updatedAt);
  };
  return {
    groups,
    versionOf,
    move: (task, to) =>
      startTransition(async () => {
        show({ kind: "move", task, to });
        const turn = (turns.current.get(task.id) ?? Promise.resolve()).then(() => move(task, to));
        turns.current.set(task.id, turn);
        await turn;
      }),
    remove: (task) =>
      startTransition(async () => {
        show({ kind: "remove", task });
        await run(
          roomsApi.tasks.delete,
          { params: { id: task.id }, query: { spaceId: task.spaceId } },
          { done: t("deleted"), refusals: gone },
        );
      }),
  };
}
