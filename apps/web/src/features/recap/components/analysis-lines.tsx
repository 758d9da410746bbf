"use client";
import type { Analysis, Participant, Task } from "@rooms/api-client";
import { EvidenceItem } from "@rooms/ui";
import { useFormatter, useTranslations } from "next-intl";
import type { EvidenceLinks } from "../hooks/use-evidence-links.ts";
import { lineAnchor } from "../view-models/evidence.ts";
import type { AnalysisPart } from "../view-models/evidence.ts";

export interface AnalysisLinesProps {
  part: AnalysisPart;
  analysis: Analysis;
  linksOf: EvidenceLinks;
  people: readonly Participant[];
  tasks: readonly Task[] | null;
}

/** One kind of lines of an analysis. */
export function AnalysisLines({ part, analysis, linksOf }: AnalysisLinesProps) {
  const t = useTranslations("recap");
  return (
    <div>
      <h2 className="mb-1 text-lg font-semibold print:break-after-avoid">{t(`parts.${part}`)}</h2>
      <ul className="-mx-2 flex flex-col gap-1">
        {part === "tasks"
          ? analysis.tasks.map((task, index) => (
              <EvidenceItem
                key={index}
                anchor={lineAnchor(part, index)}
                text={task.text}
                links={linksOf(task.segmentIds)}
                facts={<TaskFacts owner={task.owner} dueOn={task.dueOn} />}
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

/** Who does it, until when, as it was said. */
function TaskFacts({ owner, dueOn }: { owner: string | null; dueOn: string | null }) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const date = dueOn === null ? null : new Date(`${dueOn}T00:00:00Z`);
  return (
    <>
      {owner !== null && <span className="font-medium text-text">{owner}</span>}
      {date && (
        <span>
          {t("due", {
            date: format.dateTime(date, { timeZone: "UTC", day: "numeric", month: "short" }),
          })}
        </span>
      )}
    </>
  );
}
