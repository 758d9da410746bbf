import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SessionId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { applySuggestions } from "../../tasks/suggestions.ts";
import { emptyResult } from "../analysis.ts";
import type { AnalysisVersion, ModelUsage } from "../analysis.ts";
import type { AnalyserKind, AnalysisFailureCode } from "../../vocabulary/analysis.ts";
import { checkEvidence } from "../evidence/check-evidence.ts";
import { withMarkedLines } from "../marked-lines.ts";
import { AnalysisFailure } from "../meeting-analyser.ts";
import type { AnalysisOutcome, Meeting, MeetingAnalyser } from "../meeting-analyser.ts";
import type { AnalysisAttempt, MeetingToAnalyse } from "../ports.ts";

export interface AnalyseSessionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Pick<IdSource, "uuid">;
  /** The first is asked where a run names none. */
  readonly analysers: ReadonlyMap<AnalyserKind, MeetingAnalyser>;
  /** So long the run of a process that died is its own; renewed meanwhile. */
  readonly leaseMs: number;
}

export interface AnalyseSessionInput {
  readonly session: SessionId;
  /** When another attempt is made at the latest after such a failure; null when this is the last one. */
  readonly retryAt: (code: AnalysisFailureCode) => Date | null;
}

/** How a run ended, for metrics and the queue. */
export type AnalysisReport =
  /** Nothing to do: it is done, or its session is gone. */
  | { readonly kind: "nothing" }
  /** Another has it. */
  | { readonly kind: "busy" }
  | {
      readonly kind: "done";
      readonly analyser: string | null;
      readonly droppedLines: number;
      readonly usage: ModelUsage | null;
    }
  | {
      readonly kind: "failed";
      readonly analyser: string | null;
      readonly code: AnalysisFailureCode;
      readonly usage: ModelUsage | null;
      /** What went wrong on our side, for INTERNAL. */
      readonly error: unknown;
      readonly isRetried: boolean;
    };

/**
 * Makes the version that is asked for: reads what was said as it stands corrected, has it analysed, checks each line
 * against its evidence, and in one transaction stores it, suggests its tasks where the space has tasks, and leaves the
 * telling, or a further version when words came meanwhile. Rejects with the signal's reason when it is aborted; the
 * attempt is then another's once its lease is over.
 */
export function analyseSession(deps: AnalyseSessionDeps) {
  const { store, clock, leaseMs } = deps;
  const leaseUntil = (): Date => new Date(clock.now().getTime() + leaseMs);
  return async (
    { session, retryAt }: AnalyseSessionInput,
    signal: AbortSignal,
  ): Promise<AnalysisReport> => {
    const version = await store.analyses.start(session, clock.now(), leaseUntil());
    if (version === null) return { kind: "nothing" };
    if (version === "busy") return { kind: "busy" };
    const attempt = { session, version: version.version, attempt: version.attempts };
    const read = await store.analyses.readMeeting(session);
    if (!read) return { kind: "nothing" };
    const meeting = spoken(read.meeting);
    if (meeting.segments.length === 0) return finish(deps, attempt, { read, meeting, made: null });
    const analyser = analyserFor(deps, version);
    try {
      if (!analyser) throw new AnalysisFailure("ANALYSER_UNAVAILABLE", { retryable: false });
      const lease = new Lease({ attempt, store, leaseUntil, everyMs: leaseMs / 3 });
      const outcome = await analyser
        .analyse(meeting, AbortSignal.any([signal, lease.lost]), lease.progressed)
        .finally(() => lease.release());
      const made = { outcome, analyser: analyser.name };
      return await finish(deps, attempt, { read, meeting, made });
    } catch (error) {
      if (signal.aborted) await giveBack(deps, attempt);
      signal.throwIfAborted();
      if (error instanceof LeaseLost) return { kind: "nothing" };
      return fail(deps, attempt, { error, analyser: analyser?.name ?? null, retryAt });
    }
  };
}

/** Another may have it at once; where that cannot be written, once its lease is over. */
async function giveBack({ store, clock }: AnalyseSessionDeps, attempt: AnalysisAttempt) {
  const state = { progress: 0, leaseUntil: new Date(clock.now().getTime() - 1) };
  await store.analyses.renew(attempt, state).catch(() => false);
}

/** Without lines that say nothing. */
function spoken(meeting: Meeting): Meeting {
  return { ...meeting, segments: meeting.segments.filter(({ text }) => text.trim() !== "") };
}

function analyserFor(
  { analysers }: AnalyseSessionDeps,
  { requestedAnalyser }: AnalysisVersion,
): MeetingAnalyser | undefined {
  const [first] = analysers.keys();
  const kind = requestedAnalyser ?? first;
  return kind && analysers.get(kind);
}

interface Made {
  readonly read: MeetingToAnalyse;
  readonly meeting: Meeting;
  /** Null when nothing was said. */
  readonly made: { readonly outcome: AnalysisOutcome; readonly analyser: string } | null;
}

async function finish(
  { store, clock, ids }: AnalyseSessionDeps,
  attempt: AnalysisAttempt,
  { read, meeting, made }: Made,
): Promise<AnalysisReport> {
  const checked = made
    ? checkEvidence(made.outcome.result, meeting)
    : { result: emptyResult, droppedLines: 0 };
  const result = withMarkedLines(checked.result, meeting);
  const facts = {
    analyser: made?.analyser ?? null,
    droppedLines: checked.droppedLines + (made?.outcome.droppedLines ?? 0),
    usage: made?.outcome.usage ?? null,
  };
  const { space: spaceId, readSeq } = read;
  const { session } = attempt;
  const at = clock.now();
  const written = await store.transaction(async (repositories) => {
    const { analyses, followUps } = repositories;
    const linesRead = meeting.segments.length;
    const outcome = { result, ...facts, linesRead, readSeq, at };
    if (!(await analyses.finish(attempt, outcome))) return ok(false);
    const place = { session: { id: session, spaceId }, now: at, ids };
    await applySuggestions(repositories, { ...place, proposals: result.tasks });
    if (await analyses.request(session, at)) await followUps.add(session, "analyse", at);
    else if (made) await followUps.add(session, "notify", at);
    return ok(true);
  });
  return written.ok && written.value ? { kind: "done", ...facts } : { kind: "nothing" };
}

async function fail(
  { store, clock }: AnalyseSessionDeps,
  attempt: AnalysisAttempt,
  about: { error: unknown; analyser: string | null; retryAt: AnalyseSessionInput["retryAt"] },
): Promise<AnalysisReport> {
  const { error, analyser } = about;
  const known =
    error instanceof AnalysisFailure ? error : new AnalysisFailure("INTERNAL", { retryable: true });
  const { code, usage } = known;
  const retryAt = known.retryable ? about.retryAt(code) : null;
  const outcome = { failure: code, analyser, usage, retryAt, at: clock.now() };
  const written = await store.analyses.fail(attempt, outcome);
  if (!written) return { kind: "nothing" };
  return { kind: "failed", analyser, code, usage, error, isRetried: retryAt !== null };
}

class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Keeps an attempt its runner's and says how far it is, until it is released. */
class Lease {
  readonly #lost = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  #progress = 0;

  constructor(options: {
    attempt: AnalysisAttempt;
    store: Store;
    leaseUntil: () => Date;
    everyMs: number;
  }) {
    const { attempt, store, leaseUntil, everyMs } = options;
    this.#timer = setInterval(() => {
      const state = { progress: this.#progress, leaseUntil: leaseUntil() };
      store.analyses.renew(attempt, state).then(
        (kept) => {
          if (!kept) this.#lost.abort(new LeaseLost());
        },
        // The database is away: what is written in the end tells whether the attempt still counts.
        () => undefined,
      );
    }, everyMs);
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  readonly progressed = (progress: number): void => {
    this.#progress = Math.min(1, Math.max(this.#progress, progress));
  };

  release(): void {
    clearInterval(this.#timer);
  }
}
