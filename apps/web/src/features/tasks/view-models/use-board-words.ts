"use client";
import type { DndContextProps, Over } from "@dnd-kit/core";
import type { Task } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { mayMove } from "./groups.ts";

/** What a screen reader says while a task is moved over the board. */
export function useBoardWords(
  find: (id: unknown) => Task | null,
): NonNullable<DndContextProps["accessibility"]> {
  const t = useTranslations("tasks");
  const statuses = ["SUGGESTED", "OPEN", "DONE"] as const;
  const columnOf = (over: Over | null) => statuses.find((status) => status === over?.id);
  const title = (id: unknown) => find(id)?.title ?? "";
  // Said on lifting and again over its own column, which follows at once and would silence the first.
  const lifted = (task: Task) =>
    t("board.lifted", { title: task.title, column: t(`status.${task.status}`) });
  return {
    screenReaderInstructions: { draggable: t("board.howTo") },
    announcements: {
      onDragStart: ({ active }) => {
        const task = find(active.id);
        return task ? lifted(task) : undefined;
      },
      onDragOver: ({ active, over }) => {
        const [task, column] = [find(active.id), columnOf(over)];
        if (!task || !column) return t("board.nowhere");
        if (column === task.status) return lifted(task);
        const place = { column: t(`status.${column}`) };
        return mayMove(task.status, column) ? t("board.over", place) : t("board.refused", place);
      },
      onDragEnd: ({ active, over }) => {
        const [task, column] = [find(active.id), columnOf(over)];
        const moved = task && column && mayMove(task.status, column);
        return moved
          ? t("board.dropped", { title: task.title, column: t(`status.${column}`) })
          : t("board.back", { title: title(active.id) });
      },
      onDragCancel: ({ active }) => t("board.back", { title: title(active.id) }),
    },
  };
}
