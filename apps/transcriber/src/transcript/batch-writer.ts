import type { FlushAnswer, RefusedRows, SessionFlush } from "@rooms/domain/transcription/store";

/** A session that has things to write. */
export interface FlushSource {
  /** What is to be written now, or null; it is written before the next is collected, or never. */
  collect(): SessionFlush | null;
  /** What was collected last is stored. `refused`: utterances whose text the database does not take; they are gaps there. */
  onStored(refused: readonly string[]): void;
  /** Another process owns the session: nothing of it was written, nothing ever will be from here. */
  onFenced(): void;
}

export interface BatchWriterOptions {
  sources: () => Iterable<FlushSource>;
  flush: (batch: readonly SessionFlush[]) => Promise<FlushAnswer[]>;
  /** The database stopped or began to answer. */
  onAway: (away: boolean, error: unknown) => void;
  onFlushed: (rows: number, tookMs: number) => void;
  /** Rows were left out because the database does not take their content. */
  onRefused: (sessionId: string, refused: RefusedRows) => void;
  nowMs: () => number;
}

interface Piece {
  readonly source: FlushSource;
  readonly flush: SessionFlush;
}

const retryFirstMs = 150;
const retryMsMax = 2_000;

/**
 * Writes all sessions of the process in one statement per flush. A flush that was not answered is repeated as it was,
 * under its number, until it is: the database tells a repetition from news. What comes meanwhile waits.
 */
export class BatchWriter {
  #pieces: Piece[] = [];
  #running: Promise<void> | null = null;
  #failures = 0;
  #notBeforeMs = 0;
  readonly #options: BatchWriterOptions;

  constructor(options: BatchWriterOptions) {
    this.#options = options;
  }

  /** Starts a flush unless one is under way, or the last failed a moment ago. Never rejects. */
  flush(): Promise<void> {
    if (this.#running !== null) return this.#running;
    if (this.#options.nowMs() < this.#notBeforeMs) return Promise.resolve();
    if (this.#pieces.length === 0) this.#pieces = this.#collect();
    if (this.#pieces.length === 0) return Promise.resolve();
    this.#running = this.#write(this.#pieces).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Whether something of this session was taken and is not answered yet. */
  holds(source: FlushSource): boolean {
    return this.#pieces.some((piece) => piece.source === source);
  }

  #collect(): Piece[] {
    const pieces: Piece[] = [];
    for (const source of this.#options.sources()) {
      const flush = source.collect();
      if (flush !== null) pieces.push({ source, flush });
    }
    return pieces;
  }

  async #write(pieces: readonly Piece[]): Promise<void> {
    const startedAtMs = this.#options.nowMs();
    try {
      const answers = await this.#options.flush(pieces.map(({ flush }) => flush));
      this.#pieces = [];
      if (this.#failures > 0) this.#options.onAway(false, null);
      this.#failures = 0;
      this.#options.onFlushed(rowsIn(pieces), this.#options.nowMs() - startedAtMs);
      this.#answer(pieces, answers);
    } catch (error) {
      this.#failures += 1;
      const waitMs = Math.min(retryMsMax, retryFirstMs * 2 ** (this.#failures - 1));
      this.#notBeforeMs = this.#options.nowMs() + waitMs;
      if (this.#failures === 1) this.#options.onAway(true, error);
    }
  }

  #answer(pieces: readonly Piece[], answers: readonly FlushAnswer[]): void {
    const bySession = new Map(answers.map((answer) => [answer.sessionId, answer]));
    for (const { source, flush } of pieces) {
      const answer = bySession.get(flush.sessionId);
      if (answer?.held !== true) {
        source.onFenced();
        continue;
      }
      const { refused } = answer;
      if (refused !== null) this.#options.onRefused(flush.sessionId, refused);
      source.onStored(refused?.utteranceIds ?? []);
    }
  }
}

function rowsIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { flush: { segments, gaps, watermarks } }) => {
    return sum + segments.length + gaps.length + watermarks.length;
  }, 0);
}
