"use client";
import type { Analysis, Task } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEvidenceLinks } from "../view-models/use-evidence-links.ts";
import { analysisParts } from "../view-models/evidence.ts";
import type { RecapState } from "../view-models/recap-store.ts";
import { AnalysisFooter } from "./analysis-footer.tsx";
import { AnalysisLines } from "./analysis-lines.tsx";
import { AnalysisStatus } from "./analysis-status.tsx";

export interface AnalysisSectionProps {
  state: RecapState;
  onTask: (task: Task) => void;
  onTaskGone: () => void;
  onAnalysis: (analysis: Analysis) => void;
}

/** Summary, decisions, tasks, risks and questions, or how far they have come. */
export function AnalysisSection({ state, onTask, onTaskGone, onAnalysis }: AnalysisSectionProps) {
  const t = useTranslations("recap");
  const { analysis, phase, lines, tasks, session, outdated } = state;
  const linksOf = useEvidenceLinks(lines);
  const done = phase.kind === "done" && analysis !== null;
  const parts = done ? analysisParts.filter((part) => analysis[part].length > 0) : [];
  return (
    <section aria-label={t("analysis")} className="flex flex-col gap-5">
      <AnalysisStatus
        slug={session.slug}
        phase={phase}
        analysis={analysis}
        outdated={outdated}
        onAnalysis={onAnalysis}
      />
      {done &&
        parts.map((part) => (
          <AnalysisLines
            key={part}
            part={part}
            slug={session.slug}
            analysis={analysis}
            linksOf={linksOf}
            tasks={tasks}
            onTask={onTask}
            onTaskGone={onTaskGone}
          />
        ))}
      {done && parts.length === 0 && <p className="text-text-muted">{t("nothingFound")}</p>}
      {done && <AnalysisFooter slug={session.slug} analysis={analysis} onAnalysis={onAnalysis} />}
    </section>
  );
}
