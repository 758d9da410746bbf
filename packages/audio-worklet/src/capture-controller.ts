import { CaptureGraph } from "./capture-graph.ts";
import { captureSettings } from "./dsp/settings.ts";
import type { CaptureSettings, CaptureSettingsInput } from "./dsp/settings.ts";
import { fulfilledWithin } from "./fulfilled-within.ts";
import { Watchdog } from "./watchdog.ts";

/** A `resume()` that did not settle within this never will: that context is lost. */
const resumeDeadlineMs = 1_000;

/**
 * - `idle`: not started, or starting failed; may be started.
 * - `starting`: audio is expected and has not arrived yet.
 * - `running`: audio arrives.
 * - `suspended`: the browser holds audio back (autoplay rule, a phone call); call `resume()` in a click.
 * - `stalled`: audio stopped arriving without a word; a new context is being tried.
 * - `closed`: for good.
 */
export type CaptureStatus = "idle" | "starting" | "running" | "suspended" | "stalled" | "closed";

export interface CaptureState {
  status: CaptureStatus;
  muted: boolean;
  /** Whether the gate is open; late by up to 0.1 s. */
  speaking: boolean;
}

export interface CaptureOptions {
  /** What is captured; null until there is one. It stays the caller's: it is never stopped here. */
  track: MediaStreamTrack | null;
  /** Makes the port on which chunks go out. Called once per context: a port belongs to one context and its clock. */
  openPort: () => MessagePort;
  settings?: CaptureSettingsInput;
  muted?: boolean;
  /** Called anew when a context is lost; contexts become this controller's own. Default: the device's own rate. */
  createContext?: () => AudioContext;
  /** About ten times per second while audio arrives: dBFS, −100 for silence. */
  onLevel?: (level: { rmsDb: number; speaking: boolean }) => void;
  /** Audio stopped arriving although nothing said so. Recovery is under way already. */
  onStalled?: () => void;
}

/**
 * - `UNSUPPORTED`: no audio worklet here (an old browser, or a page that is not served securely).
 * - `MODULE_FAILED`: the processor could not be loaded; another `start()` may succeed.
 * - `CLOSED`: `close()` came first.
 */
export type CaptureStartOutcome =
  { ok: true } | { ok: false; code: "UNSUPPORTED" | "MODULE_FAILED" | "CLOSED" };

/** Keeps a microphone captured for as long as the page wants it, whatever becomes of tracks and contexts. */
export class CaptureController {
  readonly #options: CaptureOptions;
  readonly #settings: CaptureSettings;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  readonly #watchdog = new Watchdog(() => this.#onSilence());
  /** Contexts being closed in the background, awaited by `close`. */
  readonly #retiring = new Set<Promise<void>>();
  #state: CaptureState;
  #track: MediaStreamTrack | null;
  #graph: CaptureGraph | undefined;
  #attaching: Promise<CaptureStartOutcome> | undefined;
  #closing: Promise<void> | undefined;

  /** Throws RangeError for settings that cannot work. Nothing runs before `start`. */
  constructor(options: CaptureOptions) {
    this.#options = options;
    this.#settings = captureSettings(options.settings);
    this.#track = options.track;
    this.#state = { status: "idle", muted: options.muted ?? false, speaking: false };
  }

  /** Call it in the click that joins: browsers let audio run only then. Repeated calls share one start. */
  async start(): Promise<CaptureStartOutcome> {
    if (this.#state.status === "closed") return { ok: false, code: "CLOSED" };
    if (this.#graph !== undefined) return { ok: true };
    this.#set({ status: "starting" });
    const outcome = await this.#attach();
    if (!outcome.ok && outcome.code !== "CLOSED") this.#set({ status: "idle" });
    if (outcome.ok) this.#watch();
    return outcome;
  }

  /** Follows a replaced track (device change, reconnect); null while there is none. A turn in progress goes on. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#graph?.setTrack(track);
  }

  /** Ends the turn at once. What is said while muted is not kept anywhere. */
  setMuted(muted: boolean): void {
    if (this.#state.status === "closed" || muted === this.#state.muted) return;
    this.#set({ muted });
    this.#graph?.setMuted(muted);
  }

  /** Ends the turn in progress now, without muting. */
  flush(): void {
    this.#graph?.flush();
  }

  /**
   * Tries to get audio going again; for a click on "resume". When the context does not obey within a second, a new
   * one takes its place. Resolves to whether a context runs.
   */
  async resume(): Promise<boolean> {
    const graph = this.#graph;
    if (graph === undefined) return (await this.start()).ok && this.#runs();
    if (await resumed(graph.context)) return true;
    await this.#renew(graph);
    return this.#runs();
  }

  /** Sends the rest of the turn, then releases context, processor, timers and listeners. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** For `useSyncExternalStore`. Returns the function that unsubscribes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** The same object until something changes. */
  readonly getSnapshot = (): CaptureState => this.#state;

  #attach(): Promise<CaptureStartOutcome> {
    this.#attaching ??= this.#openGraph().finally(() => {
      this.#attaching = undefined;
    });
    return this.#attaching;
  }

  async #openGraph(): Promise<CaptureStartOutcome> {
    if (typeof AudioWorkletNode === "undefined") return { ok: false, code: "UNSUPPORTED" };
    // Both before the first await: only here may the click that called us still count.
    const context = this.#options.createContext?.() ?? new AudioContext();
    const resuming = resumed(context);
    const muted = this.#state.muted;
    let opened: CaptureGraph | undefined;
    try {
      opened = await CaptureGraph.open({
        context,
        muted,
        settings: this.#settings,
        openPort: this.#options.openPort,
        onLevel: (level) => this.#onLevel(level),
        onStateChange: () => this.#onContextState(opened),
        onProcessorError: () => this.#onProcessorError(opened),
      });
    } catch {
      return { ok: false, code: "MODULE_FAILED" };
    }
    if (this.#closing !== undefined) {
      await opened.close();
      return { ok: false, code: "CLOSED" };
    }
    this.#graph = opened;
    opened.setTrack(this.#track);
    if (muted !== this.#state.muted) opened.setMuted(this.#state.muted);
    if (!(await resuming)) this.#onContextState(opened);
    return { ok: true };
  }

  #watch(): void {
    if (this.#closing !== undefined) return;
    this.#watchdog.start();
    // The same function each time, so that a second start does not listen twice.
    document.addEventListener("visibilitychange", this.#onVisibility, {
      signal: this.#listening.signal,
    });
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === "visible") this.#onContextState(this.#graph);
  };

  #onLevel(level: { rmsDb: number; speaking: boolean }): void {
    this.#watchdog.beat();
    this.#set({ status: "running", speaking: level.speaking });
    this.#options.onLevel?.(level);
  }

  #onContextState(graph: CaptureGraph | undefined): void {
    if (graph === undefined || graph !== this.#graph || !isHeldBack(graph.context)) return;
    this.#set({ status: "suspended", speaking: false });
    void resumed(graph.context);
  }

  #onProcessorError(graph: CaptureGraph | undefined): void {
    if (graph !== undefined && graph === this.#graph) this.#stall(graph);
  }

  /** Levels stopped. A context that admits to be held back waits for a click; one that claims to run is replaced. */
  #onSilence(): void {
    const graph = this.#graph;
    if (graph !== undefined && isHeldBack(graph.context)) this.#onContextState(graph);
    else this.#stall(graph);
  }

  #stall(graph: CaptureGraph | undefined): void {
    this.#set({ status: "stalled", speaking: false });
    this.#options.onStalled?.();
    void this.#renew(graph);
  }

  async #renew(lost: CaptureGraph | undefined): Promise<void> {
    if (lost !== undefined && lost === this.#graph) {
      this.#graph = undefined;
      const retiring = lost.close().finally(() => this.#retiring.delete(retiring));
      this.#retiring.add(retiring);
    }
    if (this.#closing === undefined) await this.#attach();
  }

  #runs(): boolean {
    return this.#graph?.context.state === "running";
  }

  async #close(): Promise<void> {
    this.#set({ status: "closed", speaking: false });
    this.#listening.abort();
    this.#watchdog.stop();
    const graph = this.#graph;
    this.#graph = undefined;
    await Promise.all([graph?.close(), this.#attaching, ...this.#retiring]);
  }

  #set(change: Partial<CaptureState>): void {
    const next = { ...this.#state, ...change };
    const { status, muted, speaking } = this.#state;
    if (status === "closed") return;
    if (next.status === status && next.muted === muted && next.speaking === speaking) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** `suspended`, or Safari's `interrupted`; a closed context never comes back and counts as lost. */
function isHeldBack(context: AudioContext): boolean {
  return context.state !== "running" && context.state !== "closed";
}

/** Asks a context to run, and says whether it does. */
async function resumed(context: AudioContext): Promise<boolean> {
  await fulfilledWithin(context.resume(), resumeDeadlineMs);
  return context.state === "running";
}
