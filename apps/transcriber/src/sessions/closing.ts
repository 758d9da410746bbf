import type { CloseName } from "@rooms/contracts/realtime";
import type { HostedSession } from "./hosted-session.ts";

/** Why a session closes. `late`: it ended without an owner, and clients still send the audio they kept. */
export type ClosingReason = "ended" | "late" | "draining" | "empty";

export interface ClosingTimes {
  /** Audio that was under way when the session ended is still taken for so long. */
  graceMs: number;
  /** The same for a session that ended without an owner: since the last audio, and in all. */
  lateGraceMs: number;
  lateMsMax: number;
  /** Longest wait for the engine's last words. */
  engineMsMax: number;
  /** Longest wait after that for the database, when clients will bring the audio elsewhere, and when they may not. */
  databaseMsMax: number;
  endedDatabaseMsMax: number;
}

const closeNames: Record<ClosingReason, CloseName> = {
  ended: "SESSION_ENDED",
  late: "SESSION_ENDED",
  draining: "RESTARTING",
  empty: "RESTARTING",
};

/** Closes a session in order: no more audio, the last finals, the last flush, then the sockets. */
export class Closing {
  readonly session: HostedSession;
  readonly reason: ClosingReason;
  readonly #times: ClosingTimes;
  readonly #startedAtMs: number;
  #lanesSinceMs = Infinity;
  #finishedAtMs: number | null = null;
  #step: "grace" | "lanes" | "writing" = "grace";

  constructor(session: HostedSession, reason: ClosingReason, times: ClosingTimes, nowMs: number) {
    this.session = session;
    this.reason = reason;
    this.#times = times;
    this.#startedAtMs = nowMs;
  }

  /** Moves on as far as it can; true when the session is closed. `holds`: a flush of it is not answered yet. */
  advance(nowMs: number, holds: boolean): boolean {
    const { pipeline } = this.session;
    if (this.#step === "grace" && this.#graceIsOver(nowMs)) {
      this.#step = "lanes";
      this.#lanesSinceMs = nowMs;
      this.session.stopTakingAudio();
      pipeline.finish({ sessionEnded: this.#sessionEnded });
    }
    const lanesMs = nowMs - this.#lanesSinceMs;
    if (this.#step === "lanes" && !pipeline.finished && lanesMs >= this.#times.engineMsMax) {
      // Clients send the audio again when the session moves, and not when it has ended.
      if (this.#sessionEnded) pipeline.discardRest();
      else pipeline.abort();
    }
    if (this.#step === "lanes" && pipeline.finished) {
      this.#step = "writing";
      this.#finishedAtMs = nowMs;
      pipeline.writer.allWritten = false;
    }
    if (this.#step !== "writing" || this.#finishedAtMs === null) return false;
    const { databaseMsMax, endedDatabaseMsMax } = this.#times;
    const waitMs = this.#sessionEnded ? endedDatabaseMsMax : databaseMsMax;
    const late = nowMs - this.#finishedAtMs >= waitMs;
    if (!late && (!pipeline.writer.allWritten || holds)) return false;
    this.session.closeAll(late ? "TRY_LATER" : closeNames[this.reason]);
    return true;
  }

  /** Whether a client with audio of the ended session may still join. */
  get takesLatecomers(): boolean {
    return this.reason === "late" && this.#step === "grace";
  }

  get #sessionEnded(): boolean {
    return this.reason === "ended" || this.reason === "late";
  }

  #graceIsOver(nowMs: number): boolean {
    const { graceMs, lateGraceMs, lateMsMax } = this.#times;
    const sinceMs = nowMs - this.#startedAtMs;
    if (this.reason === "ended") return sinceMs >= graceMs;
    if (this.reason !== "late") return true;
    return sinceMs >= lateMsMax || nowMs - this.session.lastSignAtMs >= lateGraceMs;
  }
}
