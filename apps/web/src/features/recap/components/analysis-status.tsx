"use client";
import type { Analysis } from "@rooms/api-client";
import { Banner, Button, ProgressBar, Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { useLocalTime } from "#shared/use-local-time.ts";
import { useAnalyserName } from "../view-models/use-analyser-name.ts";
import { useRetryAnalysis } from "../view-models/use-retry-analysis.ts";
import type { RecapPhase } from "../view-models/phase.ts";

export interface AnalysisStatusProps {
  slug: string;
  phase: RecapPhase;
  analysis: Analysis | null;
  /** Lines were corrected that the analysis has not read. */
  outdated: boolean;
  onAnalysis: (analysis: Analysis) => void;
}

/** How far the analysis has come, while it is not simply there; read to a screen reader as it changes. */
export function AnalysisStatus(props: AnalysisStatusProps) {
  const { phase, analysis } = props;
  const newer = phase.kind === "done" ? analysis?.newer : null;
  return (
    <div role="status" className="empty:hidden print:hidden">
      {phase.kind === "done" && newer ? (
        newer.failure !== null && newer.status === "FAILED" ? (
          <Failed {...props} failure={newer.failure} retryAt={newer.retryAt} newer />
        ) : (
          <Progress value={newer.status === "RUNNING" ? newer.progress : null} text="newer" />
        )
      ) : (
        <Phase {...props} />
      )}
    </div>
  );
}

function Phase(props: AnalysisStatusProps): ReactNode {
  const t = useTranslations("recap.phase");
  const { phase } = props;
  switch (phase.kind) {
    case "live":
      return <Note title={t("liveTitle")} text={t("live")} />;
    case "waiting":
      return <Note busy title={t("waitingTitle")} text={t("waiting")} />;
    case "queued":
      return phase.late ? (
        <Note title={t("lateTitle")} text={t("late")} />
      ) : (
        <Progress value={null} text="queued" />
      );
    case "analysing":
      return <Progress value={phase.progress} text="analysing" />;
    case "failed":
      return <Failed {...props} failure={phase.failure} retryAt={phase.retryAt} newer={false} />;
    case "nothing-said":
      return phase.heard ? (
        <Note title={t("nothingTranscribedTitle")} text={t("nothingTranscribed")} />
      ) : (
        <Note title={t("nothingTitle")} text={t("nothing")} />
      );
    case "none":
      return (
        <Note
          title={t("noneTitle")}
          text={t("none")}
          action={<Analyse {...props} label={t("analyseNow")} />}
        />
      );
    case "done":
      return props.outdated ? (
        <Note
          title={t("outdatedTitle")}
          text={t("outdated")}
          action={<Analyse {...props} label={t("analyseAgain")} />}
        />
      ) : null;
  }
}

interface NoteProps {
  title: string;
  text: string;
  busy?: boolean;
  action?: ReactNode;
}

function Note({ title, text, busy = false, action }: NoteProps) {
  return (
    <div className="rounded-lg border border-line bg-surface-raised px-4 py-3.5">
      <p className="flex items-center gap-2 font-semibold">
        {busy && <Spinner className="size-4 text-accent" />}
        {title}
      </p>
      <p className="mt-1 text-text-muted">{text}</p>
      {action && <div className="mt-2.5">{action}</div>}
    </div>
  );
}

function Analyse({ slug, onAnalysis, label }: AnalysisStatusProps & { label: string }) {
  const { retry, pending } = useRetryAnalysis(slug, onAnalysis);
  return (
    <Button size="sm" pending={pending} onClick={() => void retry()}>
      {label}
    </Button>
  );
}

function Progress({
  value,
  text,
}: {
  value: number | null;
  text: "queued" | "analysing" | "newer";
}) {
  const t = useTranslations("recap.phase");
  return (
    <div className="rounded-lg border border-line bg-surface-raised px-4 py-3.5">
      <p className="mb-2.5 flex items-baseline justify-between gap-3">
        <span className="font-semibold">{t(text)}</span>
        {value !== null && (
          // Announcing each step would be noise; a screen reader can read the bar when asked.
          <span aria-hidden className="text-sm text-text-muted tabular-nums">
            {Math.round(value * 100)} %
          </span>
        )}
      </p>
      <ProgressBar label={t(text)} value={value} />
    </div>
  );
}

interface FailedProps extends AnalysisStatusProps {
  failure: NonNullable<Analysis["failure"]>;
  retryAt: string | null;
  /** An earlier version stands below. */
  newer: boolean;
}

function Failed({ slug, failure, retryAt, newer, analysis, onAnalysis }: FailedProps) {
  const t = useTranslations("recap.phase");
  const localTime = useLocalTime();
  const { retry, pending } = useRetryAnalysis(slug, onAnalysis);
  const nameOf = useAnalyserName();
  // Another analyser may do what this one cannot.
  const other = analysis?.analysers.find(({ name }) => name !== analysis.analyser);
  return (
    <Banner tone="error" title={t(newer ? "newerFailed" : "failed")}>
      <p>{t(`failure.${failure}`)}</p>
      {retryAt !== null && <p>{t("retryAt", { time: localTime(retryAt) })}</p>}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button size="sm" pending={pending} onClick={() => void retry()}>
          {t("retry")}
        </Button>
        {!newer && other && (
          <Button size="sm" pending={pending} onClick={() => void retry(other.kind)}>
            {t("retryWith", { analyser: nameOf(other.name) })}
          </Button>
        )}
      </div>
    </Banner>
  );
}
