/** Work that follows a committed decision and must not hold up or undo its answer. */
export interface Background {
  /** Owns the work: awaits it at shutdown and logs a failure under `what`, which holds no user content. */
  run(what: string, work: () => Promise<void>): void;
}
