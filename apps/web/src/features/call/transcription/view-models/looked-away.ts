/** A shorter absence is not marked: what was said meanwhile is easily found in the transcript. */
const lookedAwayMinMs = 20_000;

/** When the person last looked away from the page for a while, by the wall clock; null while they did not. */
export class LookedAway {
  #hiddenAtMs: number | null = null;
  #awayFromMs: number | null = null;

  get fromMs(): number | null {
    return this.#awayFromMs;
  }

  follow(hidden: boolean, nowMs: number): void {
    if (hidden) {
      this.#hiddenAtMs ??= nowMs;
      return;
    }
    const from = this.#hiddenAtMs;
    this.#hiddenAtMs = null;
    if (from !== null && nowMs - from >= lookedAwayMinMs) this.#awayFromMs = from;
  }

  /** They have read what was said meanwhile. */
  caughtUp(): void {
    this.#awayFromMs = null;
  }
}

/** Follows the page's visibility, as an effect. */
export function watchLooks(looks: LookedAway): () => void {
  const tell = () => looks.follow(document.hidden, Date.now());
  document.addEventListener("visibilitychange", tell);
  return () => document.removeEventListener("visibilitychange", tell);
}
