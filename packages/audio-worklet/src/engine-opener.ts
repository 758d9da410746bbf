import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { CaptureGraph } from "./capture-graph.ts";
import type { CreateContext, GraphFailure } from "./capture-graph.ts";
import { TrackReader } from "./track-reader.ts";

/**
 * - `UNSUPPORTED`: tracks cannot be heard here (an old browser, or a page that is not served securely).
 * - `CONTEXT_REFUSED`: the browser makes no audio context.
 * - `MODULE_FAILED`: the processor could not be loaded.
 * - `TRACK_REFUSED`: the browser does not connect the track, at any rate.
 */
export type OpenFailure = "UNSUPPORTED" | GraphFailure;

export type OpenOutcome = { ok: true; engine: CaptureEngine } | { ok: false; code: OpenFailure };

/** A Worker on a busy machine may be late once; one that is silent again does not work here. */
const silentReadersMax = 2;

/** Opens whichever engine this browser bears, and remembers which it does not. */
export class EngineOpener {
  readonly #createContext: CreateContext;
  #readsTracks = TrackReader.isSupported();
  #silentReaders = 0;

  constructor(createContext: CreateContext = (options) => new AudioContext(options)) {
    this.#createContext = createContext;
  }

  /** Whether another attempt can end otherwise. */
  get isSupported(): boolean {
    return this.#readsTracks || typeof AudioWorkletNode !== "undefined";
  }

  /** Never throws. Up to the first await all happens in the caller's turn: only there may a click count. */
  async open(options: EngineOptions, track: MediaStreamTrack | null): Promise<OpenOutcome> {
    if (this.#readsTracks) {
      const reader = openReader(options, track);
      if (reader.works) return { ok: true, engine: reader.engine };
      this.#readsTracks = false;
      await reader.engine?.close();
    }
    if (!this.isSupported) return { ok: false, code: "UNSUPPORTED" };
    return CaptureGraph.open({ ...options, track, createContext: this.#createContext });
  }

  /** An engine broke: a Worker that could not be loaded would not be the next time; an audio context may do. */
  noteFailure(engine: CaptureEngine): void {
    if (engine instanceof TrackReader) this.#readsTracks = false;
  }

  /** An engine never gave a sign of life. */
  noteSilence(engine: CaptureEngine): void {
    if (!(engine instanceof TrackReader)) return;
    this.#silentReaders += 1;
    if (this.#silentReaders >= silentReadersMax) this.#readsTracks = false;
  }
}

type OpenedReader =
  { works: true; engine: CaptureEngine } | { works: false; engine: CaptureEngine | null };

function openReader(options: EngineOptions, track: MediaStreamTrack | null): OpenedReader {
  let engine: CaptureEngine | null = null;
  try {
    engine = new TrackReader(options);
    engine.setTrack(track);
    return { works: true, engine };
  } catch {
    return { works: false, engine };
  }
}
