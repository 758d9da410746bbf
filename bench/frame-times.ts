/** Runs in a page, by itself: times between its frames, ms, for so long. */
export function frameTimesMs(durationMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const startedAtMs = performance.now();
    let beforeMs = startedAtMs;
    const frame = (nowMs: number): void => {
      times.push(nowMs - beforeMs);
      beforeMs = nowMs;
      if (nowMs - startedAtMs < durationMs) requestAnimationFrame(frame);
      else resolve(times.slice(1));
    };
    requestAnimationFrame(frame);
  });
}
