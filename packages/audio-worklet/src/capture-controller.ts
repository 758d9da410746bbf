import type { CaptureEngine, EngineOptions } from "./capture-engine.ts";
import { CaptureGraph } from "./capture-graph.ts";
import { captureSettings } from "./dsp/settings.ts";
import type { CaptureSettings, CaptureSettingsInput } from "./dsp/settings.ts";
import { TrackReader } from "./track-reader.ts";
import { Watchdog } from "./watchdog.ts";

/**
 * - `idle`: not started, or starting failed; may be started.
 * - `starting`: audio is expected and has not arrived yet.
 * - `running`: audio arrives.
 * - `suspended`: the browser holds audio back (autoplay rule, a phone call); call `resume()` in a click.
 * - `stalled`: audio stopped arriving without a word; a new start is being tried.
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
  /** Makes the port on which chunks go out. Called once per engine: a port belongs to one engine and its clock. */
  openPort: () => MessagePort;
  settings?: CaptureSettingsInput;
  muted?: boolean;
  /**
   * Called where a track can be heard through an audio context only, anew when one is lost; contexts become this
   * controller's own. Default: the device's own rate.
   */
  createContext?: () => AudioContext;
  /** About ten times per second while audio arrives: dBFS, −100 for silence. */
  onLevel?: (level: { rmsDb: number; speaking: boolean }) => void;
  /** Audio stopped arriving although nothing said so. Recovery is under way already. */
  onStalled?: () => void;
}

/**
 * - `UNSUPPORTED`: tracks cannot be heard here (an old browser, or a page that is not served securely).
 * - `MODULE_FAILED`: the processor could not be loaded; another `start()` may succeed.
 * - `CLOSED`: `close()` came first.
 */
export type CaptureStartOutcome =
  { ok: true } | { ok: false; code: "UNSUPPORTED" | "MODULE_FAILED" | "CLOSED" };

/** Keeps a microphone captured for as long as the page wants it, whatever becomes of tracks and engines. */
export class CaptureController {
  readonly #options: CaptureOptions;
  readonly #settings: CaptureSettings;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  readonly #watchdog = new Watchdog(() => this.#onSilence());
  /** Engines being closed in the background, awaited by `close`. */
  readonly #retiring = new Set<Promise<void>>();
  #readsTracks = TrackReader.isSupported();
  #state: CaptureState;
  #track: MediaStreamTrack | null;
  #engine: CaptureEngine | undefined;
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
    if (this.#engine !== undefined) return { ok: true };
    this.#set({ status: "starting" });
    const outcome = await this.#attach();
    if (!outcome.ok && outcome.code !== "CLOSED") this.#set({ status: "idle" });
    if (outcome.ok) this.#watch();
    return outcome;
  }

  /** Follows a replaced track (device change, reconnect); null while there is none. A turn in progress goes on. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#engine?.setTrack(track);
  }

  /** Ends the turn at once. What is said while muted is not kept anywhere. */
  setMuted(muted: boolean): void {
    if (this.#state.status === "closed" || muted === this.#state.muted) return;
    this.#set({ muted });
    this.#engine?.setMuted(muted);
  }

  /** Ends the turn in progress now, without muting. */
  flush(): void {
    this.#engine?.flush();
  }

  /**
   * Tries to get audio going again; for a click on "resume". When the context does not obey within a second, a new
   * one takes its place. Resolves to whether a context runs.
   */
  async resume(): Promise<boolean> {
    const engine = this.#engine;
    if (engine === undefined) return (await this.start()).ok && this.#runs();
    if (await engine.resume()) return true;
    await this.#renew(engine);
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
    this.#attaching ??= this.#openEngine().finally(() => {
      this.#attaching = undefined;
    });
    return this.#attaching;
  }

  async #openEngine(): Promise<CaptureStartOutcome> {
    if (!this.#readsTracks && typeof AudioWorkletNode === "undefined") {
      return { ok: false, code: "UNSUPPORTED" };
    }
    const muted = this.#state.muted;
    let opened: CaptureEngine | undefined;
    try {
      opened = await this.#makeEngine({
        muted,
        settings: this.#settings,
        openPort: this.#options.openPort,
        onLevel: (level) => this.#onLevel(level),
        onStateChange: () => this.#onHeldBack(opened),
        onFailure: () => this.#onFailure(opened),
      });
    } catch {
      return { ok: false, code: "MODULE_FAILED" };
    }
    if (this.#closing !== undefined) {
      await opened.close();
      return { ok: false, code: "CLOSED" };
    }
    this.#engine = opened;
    opened.setTrack(this.#track);
    if (muted !== this.#state.muted) opened.setMuted(this.#state.muted);
    if (!(await opened.resume())) this.#onHeldBack(opened);
    return { ok: true };
  }

  #makeEngine(options: EngineOptions): Promise<CaptureEngine> {
    if (this.#readsTracks) return Promise.resolve(new TrackReader(options));
    // Both before the first await: only here may the click that called us still count.
    const context = this.#options.createContext?.() ?? new AudioContext();
    context.resume().catch(() => undefined);
    return CaptureGraph.open({ ...options, context });
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
    if (document.visibilityState === "visible") this.#onHeldBack(this.#engine);
  };

  #onLevel(level: { rmsDb: number; speaking: boolean }): void {
    this.#watchdog.beat();
    this.#set({ status: "running", speaking: level.speaking });
    this.#options.onLevel?.(level);
  }

  #onHeldBack(engine: CaptureEngine | undefined): void {
    if (engine === undefined || engine !== this.#engine || !engine.isHeldBack) return;
    this.#set({ status: "suspended", speaking: false });
    void engine.resume();
  }

  #onFailure(engine: CaptureEngine | undefined): void {
    if (engine === undefined || engine !== this.#engine) return;
    // A Worker that could not be loaded would not be the next time; an audio context may do.
    if (engine instanceof TrackReader) this.#readsTracks = false;
    this.#stall(engine);
  }

  /** Levels stopped. An engine that admits to be held back waits for a click; one that claims to run is replaced. */
  #onSilence(): void {
    const engine = this.#engine;
    if (engine?.isHeldBack === true) this.#onHeldBack(engine);
    else this.#stall(engine);
  }

  #stall(engine: CaptureEngine | undefined): void {
    this.#set({ status: "stalled", speaking: false });
    this.#options.onStalled?.();
    void this.#renew(engine);
  }

  async #renew(lost: CaptureEngine | undefined): Promise<void> {
    if (lost !== undefined && lost === this.#engine) {
      this.#engine = undefined;
      const retiring = lost.close().finally(() => this.#retiring.delete(retiring));
      this.#retiring.add(retiring);
    }
    if (this.#closing === undefined) await this.#attach();
  }

  #runs(): boolean {
    return this.#engine?.isHeldBack === false;
  }

  async #close(): Promise<void> {
    this.#set({ status: "closed", speaking: false });
    this.#listening.abort();
    this.#watchdog.stop();
    const engine = this.#engine;
    this.#engine = undefined;
    await Promise.all([engine?.close(), this.#attaching, ...this.#retiring]);
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
