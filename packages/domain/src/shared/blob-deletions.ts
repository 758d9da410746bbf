/**
 * Stored documents that are to go. A key stands here before its blob is written, and is taken out in the transaction that
 * has a session name it: so whatever fails in between, the blob is deleted in the end. Times are the database's.
 */
export interface BlobDeletions {
  /** Has the blob deleted after so long, whether it is there by then or not. */
  schedule(key: string, afterMs: number): Promise<void>;
  /** Calls it off; false when the deletion has begun, or was never scheduled: the blob may be gone. */
  cancel(key: string): Promise<boolean>;
  /** Makes it due at once. */
  hasten(key: string): Promise<void>;
  /** Takes up to `limit` that are due; each is due again after a while that grows, until it is `done`. */
  begin(limit: number): Promise<string[]>;
  /** Forgets a key whose blob is gone. */
  done(key: string): Promise<void>;
}
