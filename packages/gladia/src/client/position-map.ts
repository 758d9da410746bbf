import { bytesPerSecond } from "@rooms/audio/pcm";

/** What the first acknowledgment on a re-opened session tells about it. */
export type ReopenedPosition =
  /** The vendor has everything before `clientBytes`: go on from there. */
  | { kind: "known"; clientBytes: number }
  /** The vendor counts anew on every connection: go on from the last acknowledged byte. */
  | { kind: "counts-anew" };

/**
 * Between the vendor's count of bytes and ours. They part when the vendor counts anew after a reconnect,
 * or when it takes audio sent again for new audio.
 */
export class PositionMap {
  /** Vendor's count minus ours, for acknowledgments. */
  #ackOffset = 0;
  /** From this vendor byte on, audio lies so many bytes later on the vendor's clock than on ours. */
  readonly #shifts: { fromBytes: number; bytes: number }[] = [];
  /** While set, the next acknowledgment is the first since audio was sent again from here. */
  #resentFrom: number | null = null;

  /** Reads the answer to the probe: the vendor's position before any audio was sent again. */
  reopened(vendorBytes: number, acked: number, sent: number): ReopenedPosition {
    const clientBytes = vendorBytes - this.#ackOffset;
    if (clientBytes >= acked && clientBytes <= sent)
      return { kind: "known", clientBytes: evenBelow(clientBytes) };
    this.#ackOffset = vendorBytes - acked;
    return { kind: "counts-anew" };
  }

  /** The vendor did not say what it has; the next acknowledgment will show. */
  resentBlindly(from: number): void {
    this.#resentFrom = from;
  }

  /** Our position for an acknowledged range. */
  acked([from, to]: readonly [number, number]): number {
    if (this.#resentFrom !== null) this.#learn(from, this.#resentFrom);
    this.#resentFrom = null;
    return to - this.#ackOffset;
  }

  /** A time on the vendor's clock, on ours. */
  streamS(vendorS: number): number {
    if (this.#shifts.length === 0) return vendorS;
    const shift = this.#shifts.findLast(({ fromBytes }) => vendorS * bytesPerSecond >= fromBytes);
    return shift === undefined ? vendorS : vendorS - shift.bytes / bytesPerSecond;
  }

  #learn(vendorFrom: number, resentFrom: number): void {
    const expected = resentFrom + this.#ackOffset;
    if (vendorFrom === expected) return;
    this.#ackOffset += vendorFrom - expected;
    // Ahead of us: it had more than it acknowledged, so that stretch lies twice on its clock.
    if (vendorFrom > expected) this.#shifts.push({ fromBytes: vendorFrom, bytes: this.#ackOffset });
  }
}

/** Audio is resumed between samples, never inside one. */
function evenBelow(bytes: number): number {
  return bytes - (bytes % 2);
}
