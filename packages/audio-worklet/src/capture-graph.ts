import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { CommandedEngine } from "./commanded-engine.ts";
import { fulfilledWithin } from "./fulfilled-within.ts";
import { processorName } from "./messages.ts";
import type { CaptureCommand, ProcessorOptions } from "./messages.ts";
import { processorUrl } from "./processor-url.ts";

const closeDeadlineMs = 1_000;

/** A `resume()` that did not settle within this never will: that context is lost. */
const resumeDeadlineMs = 1_000;

export interface GraphOptions extends EngineOptions {
  context: AudioContext;
}

/** One context with one processor in it: the way where tracks cannot be read themselves (Firefox, Safari). */
export class CaptureGraph extends CommandedEngine implements CaptureEngine {
  readonly #context: AudioContext;
  readonly #node: AudioWorkletNode;
  #source: MediaStreamAudioSourceNode | undefined;

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
    super(options.onLevel);
    const { context, settings, muted } = options;
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
    this.#source?.disconnect();
    this.#source =
      track === null ? undefined : this.#context.createMediaStreamSource(new MediaStream([track]));
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
