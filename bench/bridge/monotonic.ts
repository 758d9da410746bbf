/** Microseconds on the machine's monotonic clock: the same in every process, unlike `performance.now`. */
export function monotonicUs(): number {
  return Number(process.hrtime.bigint()) / 1_000;
}
