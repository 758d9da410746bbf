"use client";
import type { Analysis, Task } from "@rooms/api-client";
import { Badge, Button, EvidenceItem, useToast } from "@rooms/ui";
import type { BadgeTone } from "@rooms/ui";
import { useFormatter } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { isolate } from "#shared/isolate.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { moveTo, movesOf } from "#features/tasks/view-models/moves.ts";
import type { TaskMove } from "#features/tasks/view-models/moves.ts";
import type { EvidenceLinks } from "../view-models/use-evidence-links.ts";

export interface TaskLineProps {
  anchor: string;
  /** As the analysis found it. */
  line: Analysis["tasks"][number];
  /** What it became, in spaces with tasks. */
  task: Task | undefined;
  linksOf: EvidenceLinks;
  onTask: (task: Task) => void;
  /** The task is not there any more. */
  onGone: () => void;
}

const tones: Record<Task["status"], BadgeTone> = {
  SUGGESTED: "neutral",
  OPEN: "accent",
  DONE: "success",
  DISMISSED: "neutral",
};

/** A task that was said; where the space keeps tasks it is accepted, dismissed and completed here too. */
export function TaskLine({ anchor, line, task, linksOf, onTask, onGone }: TaskLineProps) {
  const t = useTranslations();
  const toast = useToast();
  const refusalText = useRefusal();
  const [moving, setMoving] = useState<TaskMove | null>(null);
  const owner = task ? task.assigneeName : line.owner;
  const dueOn = task ? task.dueOn : line.dueOn;

  const move = async (to: TaskMove, { id, spaceId }: Task) => {
    setMoving(to);
    const answer = await roomsApi.tasks.update({
      params: { id },
      query: { spaceId },
      body: { status: moveTo[to] },
    });
    setMoving(null);
    if (answer.ok) onTask(answer.data);
    else if (answer.problem.code === "NOT_FOUND") {
      toast.show({ title: t("recap.taskGone") });
      onGone();
    } else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };

  return (
    <EvidenceItem
      anchor={anchor}
      text={task?.title ?? line.text}
      quiet={task?.status === "DONE" || task?.status === "DISMISSED"}
      links={linksOf(line.segmentIds)}
      facts={
        <>
          {task && <Badge tone={tones[task.status]}>{t(`recap.taskStatus.${task.status}`)}</Badge>}
          {owner !== null && <span className="font-medium text-text">{owner}</span>}
          {dueOn !== null && <Due dueOn={dueOn} />}
        </>
      }
      actions={
        task &&
        movesOf[task.status].map((to) => (
          <Button
            key={to}
            size="sm"
            variant={to === "dismiss" ? "ghost" : "secondary"}
            pending={moving === to}
            aria-label={`${t(`tasks.move.${to}`)}: ${isolate(task.title)}`}
            onClick={() => void move(to, task)}
          >
            {t(`tasks.move.${to}`)}
          </Button>
        ))
      }
    />
  );
}

function Due({ dueOn }: { dueOn: string }) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const date = format.dateTime(new Date(`${dueOn}T00:00:00Z`), {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  });
  return <span>{t("due", { date })}</span>;
}
