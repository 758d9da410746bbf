/** Stored documents whose session is gone: written in the deleting transaction, carried out by the worker. */
export interface BlobDeletions {
  /** Keys still to be deleted from the blob store, oldest first. */
  list(limit: number): Promise<string[]>;
  /** Forgets a key whose blob is gone. */
  done(key: string): Promise<void>;
}
