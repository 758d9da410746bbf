import type { Analysis, MemberSession } from "@rooms/api-client";

/** A worker that has not begun by then is away, or has much to do: the page says so. */
export const queuedUsuallyMs = 60_000;

/** What the page says of the analysis. */
export type RecapPhase =
  | { readonly kind: "live" }
  /** The last words may still come in. */
  | { readonly kind: "waiting" }
  | { readonly kind: "analysing"; readonly progress: number }
  /** The worker has yet to begin; `late` when that takes longer than usual. */
  | { readonly kind: "queued"; readonly late: boolean }
  | {
      readonly kind: "failed";
      readonly failure: NonNullable<Analysis["failure"]>;
      readonly retryAt: string | null;
    }
  /** `heard`: there was speech, and none of it could be transcribed. */
  | { readonly kind: "nothing-said"; readonly heard: boolean }
  | { readonly kind: "done" }
  /** Nothing is under way; a person may ask for it. */
  | { readonly kind: "none" };

export interface RecapFacts {
  readonly session: Pick<MemberSession, "status" | "endedAt">;
  readonly analysis: Analysis | null;
  /** Stretches of speech that were not transcribed. */
  readonly gaps: readonly unknown[];
}

export function recapPhase({ session, analysis, gaps }: RecapFacts, nowMs: number): RecapPhase {
  if (session.status !== "ENDED") return { kind: "live" };
  if (analysis === null) return { kind: "none" };
  switch (analysis.status) {
    case "WAITING":
      return { kind: "waiting" };
    case "NONE":
      return { kind: "none" };
    case "PENDING": {
      const since = analysis.requestedAt ?? session.endedAt;
      const queuedMs = since === null ? 0 : nowMs - Date.parse(since);
      return { kind: "queued", late: queuedMs > queuedUsuallyMs };
    }
    case "RUNNING":
      return { kind: "analysing", progress: analysis.progress };
    case "FAILED":
      return {
        kind: "failed",
        failure: analysis.failure ?? "INTERNAL",
        retryAt: analysis.retryAt,
      };
    case "DONE":
      return analysis.nothingSaid
        ? { kind: "nothing-said", heard: gaps.length > 0 }
        : { kind: "done" };
  }
}

const underWay: ReadonlySet<RecapPhase["kind"]> = new Set([
  "live",
  "waiting",
  "queued",
  "analysing",
]);

/** Whether something may still change by itself, so that the page has to look again. */
export function mayChange(phase: RecapPhase, analysis: Analysis | null): boolean {
  if (underWay.has(phase.kind)) return true;
  if (phase.kind === "failed") return phase.retryAt !== null;
  const newer = analysis?.newer ?? null;
  return newer !== null && (newer.status !== "FAILED" || newer.retryAt !== null);
}
