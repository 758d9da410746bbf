import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { fulfilledWithin } from "./fulfilled-within.ts";
import { processorName } from "./messages.ts";
import type { CaptureCommand, CaptureReport, ProcessorOptions } from "./messages.ts";
import { processorUrl } from "./processor-url.ts";

/** A running processor answers "stop" within a render quantum or two; a dead one never does. */
const stopDeadlineMs = 250;
const closeDeadlineMs = 1_000;

/** A `resume()` that did not settle within this never will: that context is lost. */
const resumeDeadlineMs = 1_000;

export interface GraphOptions extends EngineOptions {
  context: AudioContext;
}

/** One context with one processor in it: the way where tracks cannot be read themselves (Firefox, Safari). */
export class CaptureGraph implements CaptureEngine {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  readonly #listening = new AbortController();
  readonly #stopped: Promise<void>;
  #source: MediaStreamAudioSourceNode | undefined;
  #closing: Promise<void> | undefined;

  /** Rejects when the module cannot be loaded; the context is closed then. */
  static async open(options: GraphOptions): Promise<CaptureGraph> {
    try {
      await options.context.audioWorklet.addModule(processorUrl.href);
      return new CaptureGraph(options);
    } catch (error) {
      await fulfilledWithin(options.context.close(), closeDeadlineMs);
      throw error;
    }
  }

  private constructor(options: GraphOptions) {
    const { context, settings, muted } = options;
    const { signal } = this.#listening;
    const processorOptions: ProcessorOptions = { settings, muted };
    this.#context = context;
    this.#node = new AudioWorkletNode(context, processorName, {
      numberOfInputs: 1,
      numberOfOutputs: 1,
      outputChannelCount: [1],
      processorOptions,
    });
    this.#stopped = new Promise((resolve) => {
      this.#node.port.onmessage = ({ data }: MessageEvent<CaptureReport>) => {
        if (data.type === "stopped") resolve();
        else if (!signal.aborted) options.onLevel(data);
      };
    });
    this.#node.addEventListener("processorerror", options.onFailure, { signal });
    context.addEventListener("statechange", options.onStateChange, { signal });
    // Its output is silence; without a way to the destination some browsers do not run a node at all.
    this.#node.connect(context.destination);
    const port = options.openPort();
    this.#command({ type: "connect", port }, [port]);
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
    this.#source?.disconnect();
    this.#source =
      track === null ? undefined : this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#source?.connect(this.#node);
  }

  setMuted(muted: boolean): void {
    this.#command({ type: muted ? "mute" : "unmute" });
  }

  flush(): void {
    this.#command({ type: "flush" });
  }

  /** Takes 1.25 s at the very most. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#listening.abort();
    // The input goes first: Chromium never frees a node whose last input was cut in the blocks before the context closed.
    this.#source?.disconnect();
    this.#command({ type: "stop" });
    await fulfilledWithin(this.#stopped, stopDeadlineMs);
    this.#node.disconnect();
    this.#node.port.close();
    await fulfilledWithin(this.#context.close(), closeDeadlineMs);
  }

  #command(command: CaptureCommand, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(command, transfer);
  }
}
