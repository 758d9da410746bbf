/** Where a session stands in its client's bytes, over all the sockets it had. */
export class AudioPositions {
  #position = 0;
  #ackedTo = 0;
  #connectionBase = 0;
  #heardBytes = 0;
  /** Bytes to come that were heard already. */
  #repeatedBytes = 0;

  /** Audio heard, each byte once; what comes twice without being recognised as such counts twice. */
  get heardBytes(): number {
    return this.#heardBytes;
  }

  /** What the next chunk begins with. */
  get position(): number {
    return this.#position;
  }

  /** Position at which the present connection began. */
  get connectionBase(): number {
    return this.#connectionBase;
  }

  /**
   * A new connection. With `dedupe` the client is expected to go on from the last acknowledgment, and what
   * was heard beyond it is passed over when it comes again.
   */
  reopen({ dedupe }: { dedupe: boolean }): void {
    if (dedupe) {
      this.#repeatedBytes += this.#position - this.#ackedTo;
      this.#position = this.#ackedTo;
    }
    this.#ackedTo = this.#position;
    this.#connectionBase = this.#position;
  }

  /** Takes a chunk; `fresh` is what of it was not heard before. */
  take(bytes: Uint8Array): { from: number; fresh: Uint8Array } {
    const from = this.#position;
    this.#position += bytes.length;
    const repeated = Math.min(bytes.length, this.#repeatedBytes);
    this.#repeatedBytes -= repeated;
    this.#heardBytes += bytes.length - repeated;
    return { from, fresh: bytes.subarray(repeated) };
  }

  /** Everything taken so far was acknowledged. */
  acknowledged(): void {
    this.#ackedTo = this.#position;
  }
}
