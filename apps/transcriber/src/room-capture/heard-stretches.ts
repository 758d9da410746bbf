import { samplesOf, samplesPerMs } from "@rooms/audio/pcm";

/** The way through LiveKit: what is spoken now arrives from the room about so much later. */
const roomLagMs = 100;
/** Longer than a page keeps audio, it cannot bring any from before. */
const keptMs = 70_000;
const bytesPerMs = samplesPerMs * 2;

/** When a participant was heard from the room: what their page brings of the same moments is not heard again. */
export class HeardStretches {
  #stretches: { fromMs: number; untilMs: number }[] = [];

  /** Times of arrival on the session clock. */
  add(fromMs: number, durationMs: number): void {
    const start = fromMs - roomLagMs;
    const untilMs = start + durationMs;
    const last = this.#stretches.at(-1);
    // Pieces of one turn follow each other.
    if (last !== undefined && start - last.untilMs < 1)
      last.untilMs = Math.max(last.untilMs, untilMs);
    else this.#stretches.push({ fromMs: start, untilMs });
    this.#stretches = this.#stretches.filter((stretch) => stretch.untilMs > untilMs - keptMs);
  }

  /** The audio, or a copy that is silent where it was heard already. */
  silenced(pcm: Uint8Array, startMs: number): Uint8Array {
    const endMs = startMs + samplesOf(pcm) / samplesPerMs;
    const over = this.#stretches.filter(
      ({ fromMs, untilMs }) => fromMs < endMs && untilMs > startMs,
    );
    if (over.length === 0) return pcm;
    const copy = pcm.slice();
    for (const { fromMs, untilMs } of over) {
      copy.fill(0, byteAt(fromMs - startMs), byteAt(untilMs - startMs));
    }
    return copy;
  }
}

/** Where the sample at this time begins; 0 for a time before the first. */
function byteAt(ms: number): number {
  return Math.max(0, Math.round(ms) * bytesPerMs);
}
