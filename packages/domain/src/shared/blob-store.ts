/** A body as it lies in the store. */
export interface StoredBlob {
  readonly sizeBytes: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Files that only we read. Keys are paths of at least two parts of `[a-z0-9.-]`, and each is written once. Every member keeps
 * to the signal it is given, and rejects when the store does not answer as it should.
 */
export interface BlobStore {
  /** Stores the whole body durably, or rejects; then the blob may be there whole, or not at all. */
  put(
    key: string,
    body: AsyncIterable<Uint8Array>,
    options: { contentType: string; signal: AbortSignal },
  ): Promise<{ sizeBytes: number }>;
  /** Null when there is none. The body is read at the reader's pace, under the same signal. */
  get(key: string, signal: AbortSignal): Promise<StoredBlob | null>;
  /** Also of what was left of a `put` that was broken off; resolves where there is nothing. */
  delete(key: string, signal: AbortSignal): Promise<void>;
}
