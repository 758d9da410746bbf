import {
  getAnalysis as getOperation,
  listAnalysisVersions as listOperation,
  retryAnalysis as retryOperation,
} from "@rooms/contracts/http";
import type { Analysis, AnalysisRun as RunView } from "@rooms/contracts/http";
import {
  type AnalysisResult,
  type AnalysisRun,
  type AvailableAnalyser,
  emptyResult,
  type EvidenceLine,
  type SessionAnalysis,
} from "@rooms/domain/analysis/analysis";
import type { Unanalysed } from "@rooms/domain/analysis/unanalysed";
import {
  getAnalysis,
  listAnalysisVersions,
  retryAnalysis,
} from "@rooms/domain/analysis/use-cases/session-analysis";
import { slug } from "@rooms/domain/shared/ids";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

export function analysisRoutes(deps: RouteDeps): Route[] {
  const get = getAnalysis(deps);
  const list = listAnalysisVersions(deps);
  const retry = retryAnalysis(deps);
  const show = (state: SessionAnalysis | Unanalysed) => analysisOf(state, deps.analysers);
  return [
    bind(getOperation, async ({ caller, input: { params, query } }) => {
      const about = { caller, slug: slug(params.slug) };
      const { version } = query;
      return mapResult(await get(version === undefined ? about : { ...about, version }), show);
    }),
    bind(listOperation, async ({ caller, input: { params } }) =>
      mapResult(await list({ caller, slug: slug(params.slug) }), (versions) => ({
        items: versions.map(({ counts, ...run }) => ({ ...runOf(run), ...costOf(run), counts })),
      })),
    ),
    bind(retryOperation, async ({ caller, input: { params, body } }) => {
      const about = { caller, slug: slug(params.slug) };
      const { analyser } = body;
      return mapResult(await retry(analyser === undefined ? about : { ...about, analyser }), show);
    }),
  ];
}

function analysisOf(
  state: SessionAnalysis | Unanalysed,
  analysers: readonly AvailableAnalyser[],
): Analysis {
  if (typeof state === "string") {
    return {
      ...withoutVersion,
      status: statusWithoutVersion[state],
      nothingSaid: state === "nothing-said",
      analysers: [...analysers],
    };
  }
  const { shown, newer } = state;
  return {
    ...runOf(shown),
    ...linesOf(shown.result),
    ...costOf(shown),
    nothingSaid: shown.status === "DONE" && shown.linesRead === 0,
    newer: newer && runOf(newer),
    analysers: [...analysers],
  };
}

function runOf(run: AnalysisRun): RunView {
  const { version, status, progress, failure, analyser, attempts } = run;
  return {
    version,
    status,
    progress,
    failure,
    retryAt: run.retryAt?.toISOString() ?? null,
    analyser,
    attempts,
    requestedAt: run.requestedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function costOf({ droppedLines, usage }: Pick<AnalysisRun, "droppedLines" | "usage">) {
  return {
    droppedLines,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    cost: usage?.cost ?? null,
  };
}

function linesOf(result: AnalysisResult) {
  return {
    summary: result.summary.map(lineOf),
    decisions: result.decisions.map(lineOf),
    tasks: result.tasks.map((task) => ({
      ...lineOf(task),
      owner: task.owner,
      ownerIdentity: task.ownerIdentity,
      dueOn: task.dueOn,
    })),
    risks: result.risks.map(lineOf),
    questions: result.questions.map(lineOf),
  };
}

function lineOf({ text, segmentIds }: EvidenceLine): { text: string; segmentIds: string[] } {
  return { text, segmentIds: [...segmentIds] };
}

const statusWithoutVersion = {
  "last-words": "WAITING",
  "nothing-said": "DONE",
  queued: "PENDING",
  "not-requested": "NONE",
} as const satisfies Record<Unanalysed, Analysis["status"]>;

/** After the end, before an analysis was asked for. */
const withoutVersion = {
  version: null,
  progress: 0,
  failure: null,
  retryAt: null,
  analyser: null,
  attempts: 0,
  requestedAt: null,
  finishedAt: null,
  ...costOf({ droppedLines: 0, usage: null }),
  ...linesOf(emptyResult),
  newer: null,
} as const;
