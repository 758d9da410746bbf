/**
 * Whether somebody takes what a session says. While the client is away no decode is begun for it, and none is left
 * once it is gone for good: those of others do not wait behind what nobody reads.
 */
export class ClientPresence {
  readonly #gone = new AbortController();
  #arrival: PromiseWithResolvers<void> | null = null;

  /** Aborted once the client does not come back. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  get isHere(): boolean {
    return this.#arrival === null && !this.#gone.signal.aborted;
  }

  /** Resolves once the client is here, or gone. */
  async settled(): Promise<void> {
    await this.#arrival?.promise;
  }

  arrive(): void {
    this.#arrival?.resolve();
    this.#arrival = null;
  }

  /** It may come back. */
  leave(): void {
    this.#arrival ??= Promise.withResolvers();
  }

  depart(): void {
    this.#gone.abort();
    this.arrive();
  }
}
