import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { RemoteEngine } from "./remote-engine.ts";
import { fulfilledWithin } from "./fulfilled-within.ts";
import { processorName } from "./messages.ts";
import type { CaptureCommand, ProcessorOptions } from "./messages.ts";
import { processorUrl } from "./processor-url.ts";

const closeDeadlineMs = 1_000;

/** A `resume()` that did not settle within this never will: that context is lost. */
const resumeDeadlineMs = 1_000;

/** `sampleRate` is left out for the device's own. */
export type CreateContext = (options: { sampleRate?: number }) => AudioContext;

export type GraphFailure = "CONTEXT_REFUSED" | "MODULE_FAILED" | "TRACK_REFUSED";

export interface GraphOptions extends EngineOptions {
  track: MediaStreamTrack | null;
  createContext: CreateContext;
}

export type GraphOutcome = { ok: true; engine: CaptureGraph } | { ok: false; code: GraphFailure };

/** A module that is not there by then is asked for anew. */
const moduleDeadlineMs = 4_000;

/** The rates of sound cards and headsets, tried in this order after the device's and the track's own. */
const ratesHz = [48_000, 44_100, 16_000, 32_000, 24_000, 8_000, 96_000];

/** One context with one processor in it: the way where tracks cannot be read themselves (Firefox, Safari). */
export class CaptureGraph extends RemoteEngine implements CaptureEngine {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  #source: MediaStreamAudioSourceNode | undefined;

  /** Never throws; where it fails, the context is closed. */
  static async open(options: GraphOptions): Promise<GraphOutcome> {
    const made = makeContext(options);
    if (!made.ok) return made;
    const { context, source } = made;
    try {
      const loaded = context.audioWorklet.addModule(processorUrl.href);
      if (!(await fulfilledWithin(loaded, moduleDeadlineMs))) throw new Error("no module");
      const engine = new CaptureGraph(context, options);
      engine.#connect(source);
      return { ok: true, engine };
    } catch {
      await fulfilledWithin(context.close(), closeDeadlineMs);
      return { ok: false, code: "MODULE_FAILED" };
    }
  }

  private constructor(context: AudioContext, options: EngineOptions) {
    super(options.onLevel);
    const { settings, muted } = options;
    const { signal } = this.listening;
    const processorOptions: ProcessorOptions = { settings, muted };
    this.#context = context;
    this.#node = new AudioWorkletNode(context, processorName, {
      numberOfInputs: 1,
      numberOfOutputs: 1,
      outputChannelCount: [1],
      processorOptions,
    });
    this.#node.port.onmessage = this.report;
    this.#node.addEventListener("processorerror", options.onFailure, { signal });
    context.addEventListener("statechange", options.onStateChange, { signal });
    // Its output is silence; without a way to the destination some browsers do not run a node at all.
    this.#node.connect(context.destination);
    const port = options.openPort();
    this.command({ type: "connect", port }, [port]);
  }

  /** `suspended`, or Safari's `interrupted`; a closed context never comes back and counts as lost. */
  get isHeldBack(): boolean {
    const { state } = this.#context;
    return state !== "running" && state !== "closed";
  }

  async resume(): Promise<boolean> {
    await fulfilledWithin(this.#context.resume(), resumeDeadlineMs);
    return this.#context.state === "running";
  }

  setTrack(track: MediaStreamTrack | null): void {
    this.#connect(sourceOf(this.#context, track));
  }

  #connect(source: MediaStreamAudioSourceNode | undefined): void {
    this.#source?.disconnect();
    this.#source = source;
    this.#source?.connect(this.#node);
  }

  protected silence(): void {
    // The input goes first: Chromium never frees a node whose last input was cut in the blocks before the context closed.
    this.#source?.disconnect();
  }

  /** With the wait for "stopped" before it, closing takes 1.25 s at the very most. */
  protected async release(): Promise<void> {
    this.#node.disconnect();
    this.#node.port.close();
    await fulfilledWithin(this.#context.close(), closeDeadlineMs);
  }

  protected command(command: CaptureCommand, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(command, transfer);
  }
}

type MadeContext =
  | { ok: true; context: AudioContext; source: MediaStreamAudioSourceNode | undefined }
  | { ok: false; code: "CONTEXT_REFUSED" | "TRACK_REFUSED" };

/**
 * A context that takes the track. Firefox connects a track only to a context of the track's own rate and does not tell which
 * that is, so rates are tried.
 */
function makeContext({ track, createContext }: GraphOptions): MadeContext {
  const own = track?.getSettings().sampleRate;
  const rates = new Set([undefined, own, ...(track === null ? [] : ratesHz)]);
  let code: "CONTEXT_REFUSED" | "TRACK_REFUSED" = "CONTEXT_REFUSED";
  for (const sampleRate of rates) {
    let context: AudioContext | undefined;
    try {
      context = createContext(sampleRate === undefined ? {} : { sampleRate });
      context.resume().catch(() => undefined);
      return { ok: true, context, source: sourceOf(context, track) };
    } catch {
      if (context !== undefined) code = "TRACK_REFUSED";
      context?.close().catch(() => undefined);
    }
  }
  return { ok: false, code };
}

/** A track that has ended has nothing more to say. */
function sourceOf(
  context: AudioContext,
  track: MediaStreamTrack | null,
): MediaStreamAudioSourceNode | undefined {
  if (track === null || track.readyState === "ended") return undefined;
  return context.createMediaStreamSource(new MediaStream([track]));
}
