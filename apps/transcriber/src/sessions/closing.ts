import type { CloseName } from "@rooms/contracts/realtime";
import type { HostedSession } from "./hosted-session.ts";

/** Why a session is being let go. */
export type ClosingReason = "ended" | "draining" | "empty";

export interface ClosingTimes {
  /** Audio that was under way when the session ended is still taken for so long. */
  graceMs: number;
  /** Longest wait for the engine's last words. */
  engineMsMax: number;
  /** Longest wait after that for the database. */
  databaseMsMax: number;
}

const closeNames: Record<ClosingReason, CloseName> = {
  ended: "SESSION_ENDED",
  draining: "RESTARTING",
  empty: "RESTARTING",
};

/** Lets a session go in order: no more audio, the last finals, the last flush, then the sockets. */
export class Closing {
  readonly session: HostedSession;
  readonly reason: ClosingReason;
  private readonly times: ClosingTimes;
  private readonly startedAtMs: number;
  private finishedAtMs: number | null = null;
  private step: "grace" | "lanes" | "writing" = "grace";

  constructor(session: HostedSession, reason: ClosingReason, times: ClosingTimes, nowMs: number) {
    this.session = session;
    this.reason = reason;
    this.times = times;
    this.startedAtMs = nowMs;
  }

  /** Moves on as far as it can; true when the session can be forgotten. `holds`: a flush of it is not answered yet. */
  advance(nowMs: number, holds: boolean): boolean {
    const { pipeline } = this.session;
    const sinceMs = nowMs - this.startedAtMs;
    const graceMs = this.reason === "ended" ? this.times.graceMs : 0;
    if (this.step === "grace" && sinceMs >= graceMs) {
      this.step = "lanes";
      this.session.takesAudio = false;
      pipeline.finish({ sessionEnded: this.reason === "ended" });
    }
    if (this.step === "lanes" && !pipeline.finished && sinceMs >= this.times.engineMsMax) {
      // Of an ended session nobody will send the audio again; of one that moves, the clients will.
      if (this.reason === "ended") pipeline.giveUpRest();
      else pipeline.abandon();
    }
    if (this.step === "lanes" && pipeline.finished) {
      this.step = "writing";
      this.finishedAtMs = nowMs;
      this.session.written = false;
    }
    if (this.step !== "writing" || this.finishedAtMs === null) return false;
    const late = nowMs - this.finishedAtMs >= this.times.databaseMsMax;
    if (!late && (!this.session.written || holds)) return false;
    this.session.closeAll(late ? "TRY_LATER" : closeNames[this.reason]);
    return true;
  }
}
