import { CaptureHost } from "./capture-host.ts";
import type { CaptureReport, ProcessorOptions } from "./messages.ts";
import type { CaptureCommand } from "./messages.ts";

const silenceMs = 100;
/**
 * A track without a block for so many looks, a second, is taken for silent, so that a turn does not stay open; without one for
 * more, three seconds, for broken: levels stop, and the page's watchdog acts. Looks are counted and not time: a Worker
 * that got no processor time has not looked, and silence would stand amid the words that it is about to be given.
 */
const quietLooks = 10;
const brokenLooks = 30;
/** The rate of silence before anything was heard. */
const usualRateHz = 48_000;

/**
 * Reads a track's own blocks, in a Worker. While there is no track it hears silence, so that a turn in progress ends
 * and levels go on, as they do in an audio worklet.
 */
export class TrackListener {
  readonly #host: CaptureHost;
  readonly #report: (report: CaptureReport) => void;
  readonly #silence = setInterval(() => this.#hearSilence(), silenceMs);
  #reader: ReadableStreamDefaultReader<AudioData> | undefined;
  /** Looks since the track's last block came, or was first awaited. */
  #looks = 0;
  #planes: Float32Array<ArrayBuffer>[] = [];
  #rateHz = usualRateHz;
  /**
   * Time of this listener: what it has heard so far, silence included. Blocks carry stamps of their own, but their zero
   * differs from track to track and they jump while a device starts; the receiver of the chunks sees how late they come.
   */
  #heardS = 0;
  #heardAtMs = performance.now();

  constructor(options: ProcessorOptions, report: (report: CaptureReport) => void) {
    this.#report = report;
    this.#host = new CaptureHost({ ...options, inputRateHz: usualRateHz }, report);
  }

  obey(command: CaptureCommand): void {
    this.#host.obey(command);
    if (command.type !== "stop") return;
    clearInterval(this.#silence);
    this.hear(null);
    this.#report({ type: "stopped" });
  }

  /** Hears another track from now on, or none; the turn in progress goes on. */
  hear(blocks: ReadableStream<AudioData> | null): void {
    // The old track's last blocks are not waited for; a stream that failed has nothing to cancel.
    this.#reader?.cancel().catch(() => undefined);
    this.#reader = blocks?.getReader();
    this.#looks = 0;
    if (this.#reader) void this.#read(this.#reader);
  }

  async #read(reader: ReadableStreamDefaultReader<AudioData>): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        if (reader === this.#reader) this.#take(value);
        value.close();
      }
    } catch {
      // A track that broke off is one that ended: the page gives another, or its watchdog starts anew.
    }
    if (reader === this.#reader) this.#reader = undefined;
  }

  #take(block: AudioData): void {
    const { numberOfChannels, numberOfFrames: length, sampleRate: rateHz } = block;
    while (this.#planes.length < numberOfChannels) this.#planes.push(new Float32Array(length));
    for (let planeIndex = 0; planeIndex < numberOfChannels; planeIndex += 1) {
      if (this.#planes[planeIndex]?.length !== length) {
        this.#planes[planeIndex] = new Float32Array(length);
      }
      const plane = this.#planes[planeIndex];
      if (plane) block.copyTo(plane, { planeIndex, format: "f32-planar" });
    }
    this.#rateHz = rateHz;
    this.#looks = 0;
    this.#push(this.#planes.slice(0, numberOfChannels), length);
  }

  #hearSilence(): void {
    this.#looks += 1;
    if (this.#reader && (this.#looks < quietLooks || this.#looks > brokenLooks)) return;
    const elapsedMs = performance.now() - this.#heardAtMs;
    this.#push([], Math.round((this.#rateHz * elapsedMs) / 1_000));
  }

  #push(channels: readonly Float32Array[], length: number): void {
    this.#host.push({ channels, length, rateHz: this.#rateHz, atS: this.#heardS });
    this.#heardS += length / this.#rateHz;
    this.#heardAtMs = performance.now();
  }
}
