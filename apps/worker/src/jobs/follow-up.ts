import type { FollowUpKind } from "@rooms/domain/shared/follow-ups";
import type { SessionId } from "@rooms/domain/shared/ids";

export interface FollowUpRun {
  readonly sessionId: SessionId;
  /** From 1; begins anew after `"again"` and with each new request. */
  readonly attempt: number;
  /** Since the work was asked for, by the database's clock. */
  readonly waitedMs: number;
}

/**
 * Work for one session that something in it causes. `followUps.add(session, kind, at)` in the transaction of the cause
 * leaves it; `compose.ts` lists the jobs. In all processes together there is one run at a time per session and kind. A run
 * that rejects, hangs past its deadline or dies with its process is run again after a wait that grows, up to
 * `attemptsMax` times: so each step may happen twice, and its last step should be one transaction that a second run finds
 * done. A request that comes during a run makes another run after it.
 */
export interface FollowUpJob {
  readonly kind: FollowUpKind;
  /** `signal` is aborted then; a run that goes on all the same is given up, and counts as failed. */
  readonly deadlineMs: number;
  readonly attemptsMax: number;
  /** Runs at once in one process. */
  readonly concurrency: number;
  /**
   * `"done"` also when there is nothing to do (the session is gone, the work is done already) or when no attempt will ever
   * succeed and the run has written so. `"again"` waits a second for something else, as often as it takes: the run
   * itself has to end that. Rejects to be tried again.
   */
  run(run: FollowUpRun, signal: AbortSignal): Promise<"done" | "again">;
  /** After the last attempt failed; a rejection is tried again. The work is forgotten after it. */
  onExhausted?(sessionId: SessionId): Promise<void>;
}
