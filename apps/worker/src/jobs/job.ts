/** Work that time causes. It may run in two processes at once, and again after a crash half-way. */
export interface Job {
  /** Names its queue, its schedule and its metrics. */
  readonly name: string;
  readonly due: Due;
  /** Rejects when it should count as failed; the next time it is due is its retry. Stops early on `signal`. */
  run(signal: AbortSignal): Promise<void>;
}

/** `cron` is minute by minute, in UTC; `every` is for what cannot wait that long. Once in all processes together. */
export type Due =
  | { readonly kind: "cron"; readonly cron: string }
  | { readonly kind: "every"; readonly seconds: number };
