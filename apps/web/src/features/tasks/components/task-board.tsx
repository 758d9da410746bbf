"use client";
import {
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  pointerWithin,
  rectIntersection,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { CollisionDetection, DragEndEvent } from "@dnd-kit/core";
import { DotsSixVerticalIcon } from "@phosphor-icons/react/dist/ssr/DotsSixVertical";
import type { Task, TaskStatus } from "@rooms/api-client";
import { IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { useHydrated } from "#shared/use-hydrated.ts";
import { useBoardWords } from "../view-models/use-board-words.ts";
import { columnCoordinates } from "../view-models/column-keys.ts";
import { mayMove } from "../view-models/groups.ts";
import type { TaskGroup } from "../view-models/groups.ts";
import { TaskGroupHeading } from "./task-group-heading.tsx";
import { TaskItem } from "./task-item.tsx";
import type { TaskItemProps } from "./task-item.tsx";

export interface TaskBoardProps {
  groups: readonly TaskGroup[];
  item: (task: Task) => Omit<TaskItemProps, "handle">;
  onMove: (task: Task, to: Exclude<TaskStatus, "SUGGESTED">) => void;
}

/** Columns by status; a task is dragged from one to another by mouse, by a finger held on it, and by keys. */
export function TaskBoard({ groups, item, onMove }: TaskBoardProps) {
  const [dragged, setDragged] = useState<Task | null>(null);
  const sensors = useSensors(
    // A click on a card's button is no drag, and a swipe scrolls.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnCoordinates }),
  );
  const find = (id: unknown) =>
    groups.flatMap(({ tasks }) => tasks).find((task) => task.id === id) ?? null;
  const accessibility = useBoardWords(find);
  const drop = ({ active, over }: DragEndEvent) => {
    const task = find(active.id);
    setDragged(null);
    const to = groups.find(({ status }) => status === over?.id)?.status;
    if (task && to !== undefined && mayMove(task.status, to)) onMove(task, to);
  };
  return (
    <DndContext
      id="tasks"
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={accessibility}
      onDragStart={({ active }) => setDragged(find(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      <div className="mt-6 grid gap-6 md:grid-cols-3 md:gap-4">
        {groups.map((group) => (
          <Column
            key={group.status}
            group={group}
            item={item}
            isTarget={dragged !== null && mayMove(dragged.status, group.status)}
          />
        ))}
      </div>
    </DndContext>
  );
}

/** The column under the pointer; by keys the one the card lies on. */
const underPointer: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args);

interface ColumnProps {
  group: TaskGroup;
  item: TaskBoardProps["item"];
  /** Whether what is dragged may be put here. */
  isTarget: boolean;
}

function Column({ group, item, isTarget }: ColumnProps) {
  const t = useTranslations("tasks");
  const { setNodeRef, isOver } = useDroppable({ id: group.status });
  return (
    <section
      ref={setNodeRef}
      aria-labelledby={`tasks-${group.status}`}
      data-target={isTarget ? "yes" : undefined}
      data-over={isOver ? "" : undefined}
      className="min-w-0 rounded-xl border border-transparent bg-surface-sunken p-3 transition-colors data-[target]:border-dashed data-[target]:border-line-strong data-[target]:data-[over]:border-solid data-[target]:data-[over]:border-accent data-[target]:data-[over]:bg-accent-soft"
    >
      <TaskGroupHeading group={group} />
      <ul className="flex flex-col gap-2">
        {group.tasks.map((task) => (
          <Card key={task.id} {...item(task)} />
        ))}
      </ul>
      {group.tasks.length === 0 && (
        <p className="py-2 text-sm text-text-muted">{t("emptyColumn")}</p>
      )}
    </section>
  );
}

function Card(props: Omit<TaskItemProps, "handle">) {
  const t = useTranslations("tasks");
  const hydrated = useHydrated();
  const { id, title } = props.task;
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging, transform } =
    useDraggable({ id, attributes: { roleDescription: t("draggable") } });
  const { x, y } = transform ?? { x: 0, y: 0 };
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      style={isDragging ? { transform: `translate3d(${x}px, ${y}px, 0)` } : undefined}
      className={`flex touch-manipulation gap-3 rounded-lg border border-line bg-surface-raised p-3 ${isDragging ? "relative z-10 cursor-grabbing opacity-90 shadow-lg" : "shadow-sm"}`}
    >
      <TaskItem
        {...props}
        handle={
          <IconButton
            {...attributes}
            ref={setActivatorNodeRef}
            disabled={!hydrated}
            size="sm"
            label={t("drag", { title })}
            icon={<DotsSixVerticalIcon aria-hidden weight="bold" />}
            className="cursor-grab"
          />
        }
      />
    </li>
  );
}
