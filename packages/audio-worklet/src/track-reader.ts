import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { RemoteEngine } from "./remote-engine.ts";
import type { ListenerCommand } from "./messages.ts";

/** How much audio may wait for the Worker, in blocks of 10 ms. */
const blocksMax = 300;

/** Chromium's way to a track's own blocks; TypeScript's DOM library does not know it. */
type TrackProcessor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<AudioData>;
};

function trackProcessor(): TrackProcessor | undefined {
  // The one place where this global is looked up; what is not there is undefined.
  return (globalThis as { MediaStreamTrackProcessor?: TrackProcessor }).MediaStreamTrackProcessor;
}

/**
 * Has a Worker read the track itself. An audio context hears a track through a queue of 100 ms that overflows when the
 * sound card's clock is slower than the microphone's or the machine is busy, and 10 ms of a word are gone; here nothing
 * stands between, and no gesture is needed.
 */
export class TrackReader extends RemoteEngine implements CaptureEngine {
  readonly isHeldBack = false;
  readonly #Processor: TrackProcessor;
  readonly #worker: Worker;

  static isSupported(): boolean {
    return trackProcessor() !== undefined && typeof Worker !== "undefined";
  }

  /** Throws where it is not supported. */
  constructor(options: EngineOptions) {
    super(options.onLevel);
    const Processor = trackProcessor();
    if (Processor === undefined) throw new Error("Tracks cannot be read here.");
    this.#Processor = Processor;
    // Bundlers recognise this very expression.
    this.#worker = new Worker(new URL("./track-worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = this.report;
    const { signal } = this.listening;
    this.#worker.addEventListener("error", options.onFailure, { signal });
    const { settings, muted } = options;
    const port = options.openPort();
    this.command({ type: "open", options: { settings, muted } });
    this.command({ type: "connect", port }, [port]);
  }

  resume(): Promise<boolean> {
    return Promise.resolve(true);
  }

  setTrack(track: MediaStreamTrack | null): void {
    // A track that has ended cannot be read, and has nothing more to say.
    if (track === null || track.readyState === "ended") {
      this.command({ type: "hear", blocks: null });
      return;
    }
    const { readable } = new this.#Processor({ track, maxBufferSize: blocksMax });
    this.command({ type: "hear", blocks: readable }, [readable]);
  }

  protected silence(): void {
    // The reader of the track releases it when told to stop.
  }

  protected release(): Promise<void> {
    this.#worker.terminate();
    return Promise.resolve();
  }

  protected command(command: ListenerCommand, transfer: Transferable[] = []): void {
    this.#worker.postMessage(command, transfer);
  }
}
