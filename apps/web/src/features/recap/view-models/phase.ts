import type { Analysis, MemberSession } from "@rooms/api-client";

/** Longer than the worker waits for the last words: after this the page shows what is there, and says so. */
export const lastWordsMaxMs = 150_000;

/** What was not analysed by then was never going to be: the session ended before there were analyses. */
const waitForgottenMs = 3_600_000;

/** What the page says of the analysis. */
export type RecapPhase =
  | { readonly kind: "live" }
  /** The last words are still coming in; `late` when they take longer than they may. */
  | { readonly kind: "waiting"; readonly late: boolean }
  | { readonly kind: "analysing"; readonly progress: number; readonly queued: boolean }
  | {
      readonly kind: "failed";
      readonly failure: NonNullable<Analysis["failure"]>;
      readonly retryAt: string | null;
    }
  | { readonly kind: "nothing-said" }
  | { readonly kind: "done" }
  /** Nothing is under way; a person may ask for it. */
  | { readonly kind: "none" };

export function recapPhase(
  session: Pick<MemberSession, "status" | "endedAt">,
  analysis: Analysis | null,
  nowMs: number,
): RecapPhase {
  if (session.status !== "ENDED") return { kind: "live" };
  if (analysis === null) return { kind: "none" };
  switch (analysis.status) {
    case "WAITING": {
      const waitedMs = session.endedAt === null ? 0 : nowMs - Date.parse(session.endedAt);
      if (waitedMs > waitForgottenMs) return { kind: "none" };
      return { kind: "waiting", late: waitedMs > lastWordsMaxMs };
    }
    case "PENDING":
      return { kind: "analysing", progress: 0, queued: true };
    case "RUNNING":
      return { kind: "analysing", progress: analysis.progress, queued: false };
    case "FAILED":
      return {
        kind: "failed",
        failure: analysis.failure ?? "INTERNAL",
        retryAt: analysis.retryAt,
      };
    case "DONE":
      return { kind: analysis.nothingSaid ? "nothing-said" : "done" };
  }
}

/** Whether something may still change by itself, so that the page has to look again. */
export function mayChange(phase: RecapPhase, analysis: Analysis | null): boolean {
  if (phase.kind === "live" || phase.kind === "waiting" || phase.kind === "analysing") return true;
  if (phase.kind === "failed") return phase.retryAt !== null;
  const newer = analysis?.newer ?? null;
  return newer !== null && (newer.status !== "FAILED" || newer.retryAt !== null);
}
