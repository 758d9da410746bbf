/**
 * Whether a client reads the results of a session. While it is away no decode is begun for it, and once it is gone for
 * good none is left: decodes of other sessions do not wait behind results without a reader.
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
