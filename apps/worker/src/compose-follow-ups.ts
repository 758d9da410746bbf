import { createModelAnalyser } from "@rooms/adapters/llm";
import { availableAnalysers } from "@rooms/domain/analysis/analysis";
import type { MeetingAnalyser } from "@rooms/domain/analysis/meeting-analyser";
import type { AnalyseSessionDeps } from "@rooms/domain/analysis/use-cases/analyse-session";
import type { MailRecapDeps } from "@rooms/domain/sharing/use-cases/mail-recap";
import { embeddedAnalyser } from "@rooms/extractive-analyser";
import { writeDocument } from "./documents/write-document.ts";
import type { Env } from "./env.ts";
import { analyseJob } from "./jobs/analyse.ts";
import { finaliseJob } from "./jobs/finalise.ts";
import type { FollowUpJob } from "./jobs/follow-up.ts";
import { notifyJob } from "./jobs/notify.ts";
import type { Metrics } from "./metrics.ts";

type FinaliseDeps = Omit<Parameters<typeof finaliseJob>[0], "write">;
type Deps = FinaliseDeps &
  Omit<AnalyseSessionDeps, "analysers" | "leaseMs"> & {
    /** Null where no mail can be sent. */
    readonly recapMailing: Pick<MailRecapDeps, "mailer" | "links" | "keyOf"> | null;
  };

/** Longer than an analyser lets itself take. */
const analyseDeadlineMs = 60 * 60_000;

/** The work that follows a session, with who does it here. */
export function followUpJobs(env: Env, deps: Deps, metrics: Metrics): FollowUpJob[] {
  const analyse = { ...deps, analysers: analysersOf(env) };
  return [
    finaliseJob({ ...deps, write: writeDocument }),
    analyseJob({ deps: analyse, metrics, deadlineMs: analyseDeadlineMs }),
    notifyJob({ deps: deps.recapMailing && { ...deps, ...deps.recapMailing }, metrics }),
  ];
}

/** In the order in which they are tried when no analyser is named. */
function analysersOf(env: Env): AnalyseSessionDeps["analysers"] {
  const model = modelAnalyser(env);
  return new Map(
    availableAnalysers(model?.name ?? null).map(({ kind }) => [
      kind,
      kind === "model" && model ? model : embeddedAnalyser,
    ]),
  );
}

function modelAnalyser(env: Env): MeetingAnalyser | null {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = env;
  if (baseUrl === undefined || model === undefined) return null;
  return createModelAnalyser({
    baseUrl,
    model,
    apiKey: env.LLM_API_KEY ?? null,
    answerFormat: env.LLM_ANSWER_FORMAT,
    contextTokens: env.LLM_CONTEXT_TOKENS,
    timeoutMs: env.LLM_TIMEOUT_SECONDS * 1000,
    prices: {
      input: env.LLM_INPUT_PRICE_PER_MILLION,
      output: env.LLM_OUTPUT_PRICE_PER_MILLION,
    },
  });
}
