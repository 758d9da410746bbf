import type {
  Analysis,
  MemberSession,
  Participant,
  RoomsClient,
  SessionUsage,
  Task,
  TranscriptGap,
} from "@rooms/api-client";
import { Observable } from "#shared/observable.ts";
import { withLines } from "./lines.ts";
import type { RecapLine } from "./lines.ts";
import { mayChange, recapPhase } from "./phase.ts";
import type { RecapPhase } from "./phase.ts";
import { readPeople, readTasks, readTranscript } from "./read.ts";

/** What a recap shows. */
export interface RecapData {
  readonly session: MemberSession;
  /** In the order of speech. */
  readonly lines: readonly RecapLine[];
  readonly gaps: readonly TranscriptGap[];
  readonly people: readonly Participant[];
  readonly usage: SessionUsage | null;
  /** Null before the session's end. */
  readonly analysis: Analysis | null;
  /** What the session's suggestions became; null where the space has no tasks. */
  readonly tasks: readonly Task[] | null;
}

export interface RecapState extends RecapData {
  readonly phase: RecapPhase;
  /** Lines were corrected here, and the analysis shown has not read them: it is made anew only when a person asks. */
  readonly outdated: boolean;
}

export interface RecapStoreOptions {
  api: RoomsClient;
  data: RecapData;
  /** When `data` was read: server and browser have to draw the same first page. */
  readAtMs: number;
  now?: () => number;
  /** Between two looks while something is under way: the first delay, and where the growing ends. */
  delayMinMs?: number;
  delayMaxMs?: number;
}

/** Of an analysis that was made anew elsewhere the page has not heard yet; this long it looks for it. */
const newsWithinMs = 90_000;
/** The session's words as they come, while it is live. */
const liveDelayMs = 5_000;
const growth = 1.5;

/** A recap that brings itself up to date: looks again, less and less often, until nothing can change by itself any more. */
export class RecapStore {
  readonly #state: Observable<RecapState>;
  readonly #options: Required<RecapStoreOptions>;
  #running: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delayMs: number;
  /** Something may be new though nothing was seen to be under way. */
  #newsUntilMs = 0;
  #tasksAreOld = false;

  constructor(options: RecapStoreOptions) {
    this.#options = { now: Date.now, delayMinMs: 700, delayMaxMs: 10_000, ...options };
    this.#delayMs = this.#options.delayMinMs;
    const phase = recapPhase(options.data, options.readAtMs);
    this.#state = new Observable({ ...options.data, phase, outdated: false });
  }

  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);
  readonly getSnapshot = () => this.#state.getSnapshot();

  /** Begins to look again, where there is reason to; may be called again after `stop`. */
  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#delayMs = this.#options.delayMinMs;
    this.#schedule();
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    clearTimeout(this.#timer);
  }

  /** Takes over what a person changed here, and looks again soon. */
  patch(change: Partial<RecapData>): void {
    const before = this.#state.getSnapshot();
    const data = { ...before, ...change };
    this.#state.set({ ...data, phase: this.#phaseOf(data), outdated: isOutdated(before, data) });
    if (change.analysis === undefined || !this.#running) return;
    this.#delayMs = this.#options.delayMinMs;
    this.#schedule();
  }

  /** A line in a new wording, or of another speaker. */
  replaceLine(line: RecapLine): void {
    const { lines } = this.getSnapshot();
    const replaced = lines.map((known) => {
      if (known.id !== line.id) return known;
      return known.marked ? { ...line, marked: known.marked } : line;
    });
    this.patch({ lines: replaced });
    this.#state.set({ ...this.getSnapshot(), outdated: true });
  }

  replaceTask(task: Task): void {
    const { tasks } = this.getSnapshot();
    this.patch({ tasks: tasks && tasks.map((known) => (known.id === task.id ? task : known)) });
  }

  /** A task that stands here is gone: the analysis was made anew, here or by another person. */
  expectNewTasks(): void {
    this.#tasksAreOld = true;
    this.#expectNews();
  }

  #expectNews(): void {
    this.#newsUntilMs = this.#options.now() + newsWithinMs;
    this.#delayMs = this.#options.delayMinMs;
    this.#schedule();
  }

  #phaseOf(data: RecapData): RecapPhase {
    return recapPhase(data, this.#options.now());
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const { phase, analysis } = this.getSnapshot();
    const signal = this.#running?.signal;
    if (!signal || signal.aborted) return;
    if (!mayChange(phase, analysis) && this.#options.now() >= this.#newsUntilMs) return;
    const delayMs = phase.kind === "live" ? liveDelayMs : this.#delayMs;
    this.#delayMs = Math.min(this.#options.delayMaxMs, this.#delayMs * growth);
    this.#timer = setTimeout(() => void this.#look(signal), delayMs);
  }

  async #look(signal: AbortSignal): Promise<void> {
    try {
      const change = await this.#read(signal);
      if (!signal.aborted && change !== null) this.#take(change);
    } catch (error) {
      // Away for a moment: the next look may find it. Anything else is a bug and goes on.
      if (!signal.aborted && !(error instanceof Error && error.name === "UnreadableError")) {
        throw error;
      }
    }
    this.#schedule();
  }

  async #read(signal: AbortSignal): Promise<Partial<RecapData> | null> {
    const { api } = this.#options;
    const { session, phase, tasks, analysis: before } = this.getSnapshot();
    const at = { params: { slug: session.slug } };
    if (phase.kind === "live") {
      const answer = await api.sessions.get(at, { signal });
      const now = answer.ok && answer.data.view === "member" ? answer.data : session;
      return { session: now, ...(await this.#readWords(signal)) };
    }
    const answer = await api.analysis.get(at, { signal });
    if (!answer.ok) return null;
    const analysis = answer.data;
    // What comes in while one waits for it, and what came with the last of it.
    const words = phase.kind === "waiting" ? await this.#readWords(signal) : {};
    const last = phase.kind === "waiting" && analysis.status !== "WAITING";
    const usage = last ? await api.transcription.usage(at, { signal }) : null;
    // A version that is done has left its suggestions.
    const isNew =
      tasks !== null && (this.#tasksAreOld || analysis.finishedAt !== before?.finishedAt);
    this.#tasksAreOld = false;
    return {
      analysis,
      ...words,
      ...(usage?.ok ? { usage: usage.data } : {}),
      ...(isNew ? { tasks: await readTasks(api, session, signal) } : {}),
    };
  }

  async #readWords(signal: AbortSignal): Promise<Pick<RecapData, "lines" | "gaps" | "people">> {
    const { api } = this.#options;
    const { session, lines, people } = this.getSnapshot();
    const after = lines.reduce((max, { seq }) => Math.max(max, seq), 0);
    const words = await readTranscript(api, session.slug, { after, signal });
    const known = new Set(people.map(({ identity }) => identity));
    const strangers = words.lines.some(({ identity }) => !known.has(identity));
    return {
      lines: withLines(lines, words.lines),
      gaps: words.gaps,
      people: strangers ? await readPeople(api, session.slug, signal) : people,
    };
  }

  #take(change: Partial<RecapData>): void {
    const before = this.getSnapshot();
    const data = { ...before, ...change };
    const phase = this.#phaseOf(data);
    const moved =
      phase.kind !== before.phase.kind ||
      data.analysis?.progress !== before.analysis?.progress ||
      data.analysis?.newer?.progress !== before.analysis?.newer?.progress;
    if (moved) this.#delayMs = this.#options.delayMinMs;
    this.#state.set({ ...data, phase, outdated: isOutdated(before, data) });
  }
}

/** A version that is asked for after a correction reads it. */
function isOutdated(before: RecapState, { analysis }: RecapData): boolean {
  const newest = (of: Analysis | null): number => of?.newer?.version ?? of?.version ?? 0;
  return before.outdated && newest(analysis) === newest(before.analysis);
}
