import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";

export interface VocabularyRefreshOptions {
  read: () => Promise<readonly VocabularyTerm[]>;
  apply: (vocabulary: readonly VocabularyTerm[]) => void;
  nowMs: () => number;
  onProblem: (where: string, error: unknown) => void;
}

const everyMs = 30_000;

/** Reads a session's vocabulary again now and then: a term that is added is known within half a minute. */
export class VocabularyRefresh {
  readonly #options: VocabularyRefreshOptions;
  #readAtMs: number;

  constructor(options: VocabularyRefreshOptions) {
    this.#options = options;
    this.#readAtMs = options.nowMs();
  }

  /** Called often. */
  async refresh(): Promise<void> {
    const { read, apply, nowMs, onProblem } = this.#options;
    const now = nowMs();
    if (now - this.#readAtMs < everyMs) return;
    this.#readAtMs = now;
    try {
      apply(await read());
    } catch (error) {
      onProblem("vocabulary", error);
    }
  }
}
