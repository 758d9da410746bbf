export interface FurtherFindersOptions<Model> {
  /** How many models may be in memory. */
  max: number;
  /** Null or a throw: there is none for these languages now. */
  load: (languages: readonly string[]) => Promise<Model | null>;
  nowMs: () => number;
}

/**
 * The engine frees a model's memory only when its garbage is collected: sets that are all spoken now must not take
 * turns at being loaded.
 */
const idleBeforeEvictionMs = 60_000;

/** Models for sets of languages other than what a pack finds out. Used by one decode at a time. */
export class FurtherFinders<Model> {
  readonly #options: FurtherFindersOptions<Model>;
  /** In the order in which they were asked, by their languages. */
  readonly #kept = new Map<string, { model: Model; askedAtMs: number }>();

  constructor(options: FurtherFindersOptions<Model>) {
    this.#options = options;
  }

  /** The model that tells these apart. Null: none could be loaded, or all that may be in memory are in use. */
  async among(languages: readonly string[]): Promise<Model | null> {
    const { load, nowMs } = this.#options;
    const set = languages.toSorted().join();
    const kept = this.#kept.get(set)?.model;
    if (kept === undefined && !this.#makeRoom()) return null;
    const model = kept ?? (await load(languages).catch(() => null));
    if (model === null) return null;
    this.#kept.delete(set);
    this.#kept.set(set, { model, askedAtMs: nowMs() });
    return model;
  }

  #makeRoom(): boolean {
    if (this.#kept.size < this.#options.max) return true;
    const [oldest] = this.#kept;
    if (oldest === undefined) return false;
    const [set, { askedAtMs }] = oldest;
    if (this.#options.nowMs() - askedAtMs < idleBeforeEvictionMs) return false;
    return this.#kept.delete(set);
  }
}
