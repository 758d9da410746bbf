import type { AnalyseSessionDeps, MailRecapDeps } from "@rooms/domain";
import { embeddedAnalyser } from "@rooms/extractive-analyser";
import { writeDocument } from "./documents/write-document.ts";
import { analyseJob } from "./jobs/analyse.ts";
import { finaliseJob } from "./jobs/finalise.ts";
import type { FollowUpJob } from "./jobs/follow-up.ts";
import { notifyJob } from "./jobs/notify.ts";
import type { Metrics } from "./metrics.ts";

type FinaliseDeps = Omit<Parameters<typeof finaliseJob>[0], "write">;
type Deps = FinaliseDeps &
  Omit<AnalyseSessionDeps, "analysers" | "leaseMs"> & {
    /** Null where no mail can be sent. */
    readonly mail: Pick<MailRecapDeps, "mailer" | "links" | "keyOf"> | null;
  };

const minuteMs = 60_000;

/** The work that follows a session, with who does it here. */
export function followUpJobs(deps: Deps, metrics: Metrics): FollowUpJob[] {
  const analysers = new Map([["embedded", embeddedAnalyser] as const]);
  return [
    finaliseJob({ ...deps, write: writeDocument }),
    analyseJob({ deps: { ...deps, analysers }, metrics, deadlineMs: 30 * minuteMs }),
    notifyJob({ deps: deps.mail && { ...deps, ...deps.mail }, metrics }),
  ];
}
