import {
  getAnalysis as getOperation,
  retryAnalysis as retryOperation,
} from "@rooms/contracts/http";
import type { Analysis } from "@rooms/contracts/http";
import { getAnalysis, retryAnalysis, slug } from "@rooms/domain";
import type { EvidenceLine, SessionAnalysis } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function getAnalysisRoute(deps: RouteDeps): Route {
  const get = getAnalysis(deps);
  return bind(getOperation, async ({ caller, input: { params } }) =>
    mapResult(await get({ caller, slug: slug(params.slug) }), analysisOf),
  );
}

export function retryAnalysisRoute(deps: RouteDeps): Route {
  const retry = retryAnalysis(deps);
  return bind(retryOperation, async ({ caller, input: { params } }) =>
    mapResult(await retry({ caller, slug: slug(params.slug) }), analysisOf),
  );
}

function analysisOf(analysis: SessionAnalysis): Analysis {
  const { status, result, analyser, attempts, failure, requestedAt, finishedAt } = analysis;
  return {
    status,
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
    analyser,
    attempts,
    failure,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

function lineOf({ text, segmentIds }: EvidenceLine): { text: string; segmentIds: string[] } {
  return { text, segmentIds: [...segmentIds] };
}
