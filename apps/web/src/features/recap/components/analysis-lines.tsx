"use client";
import type { Analysis, Task } from "@rooms/api-client";
import { EvidenceItem } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { EvidenceLinks } from "../view-models/use-evidence-links.ts";
import { lineAnchor } from "../view-models/evidence.ts";
import type { AnalysisPart } from "../view-models/evidence.ts";
import { taskOfLine } from "../view-models/session-tasks.ts";
import { TaskLine } from "./task-line.tsx";

export interface AnalysisLinesProps {
  part: AnalysisPart;
  slug: string;
  analysis: Analysis;
  linksOf: EvidenceLinks;
  /** Null where the space has no tasks. */
  tasks: readonly Task[] | null;
  onTask: (task: Task) => void;
  onTaskGone: () => void;
}

/** One kind of lines of an analysis. */
export function AnalysisLines(props: AnalysisLinesProps) {
  const { part, slug, analysis, linksOf, tasks, onTask, onTaskGone } = props;
  const t = useTranslations("recap");
  return (
    <div>
      <h2 className="mb-1 text-lg font-semibold print:break-after-avoid">{t(`parts.${part}`)}</h2>
      <ul aria-label={t(`parts.${part}`)} className="-mx-2 flex flex-col gap-1">
        {part === "tasks"
          ? analysis.tasks.map((line, index) => (
              <TaskLine
                key={index}
                anchor={lineAnchor(part, index)}
                line={line}
                task={tasks ? taskOfLine(tasks, slug, line) : undefined}
                linksOf={linksOf}
                onTask={onTask}
                onGone={onTaskGone}
              />
            ))
          : analysis[part].map(({ text, segmentIds }, index) => (
              <EvidenceItem
                key={index}
                anchor={lineAnchor(part, index)}
                text={text}
                links={linksOf(segmentIds)}
              />
            ))}
      </ul>
    </div>
  );
}
