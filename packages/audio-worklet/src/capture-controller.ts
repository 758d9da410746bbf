import type { CaptureEngine } from "./capture-engine.ts";
import type { CaptureOptions, CaptureStartOutcome, CaptureState } from "./capture-state.ts";
import { captureSettings } from "@rooms/audio/capture/settings";
import type { CaptureSettings } from "@rooms/audio/capture/settings";
import { EngineOpener } from "./engine-opener.ts";
import { Watchdog } from "./watchdog.ts";

/** Keeps a microphone captured for as long as the page wants it, whatever becomes of tracks and engines. */
export class CaptureController {
  readonly #options: CaptureOptions;
  readonly #settings: CaptureSettings;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  readonly #watchdog = new Watchdog({
    onSilence: () => this.#onSilence(),
    onLost: () => this.#onLost(),
  });
  readonly #opener: EngineOpener;
  /** Engines being closed in the background, awaited by `close`. */
  readonly #retiring = new Set<Promise<void>>();
  #state: CaptureState;
  #track: MediaStreamTrack | null;
  #engine: CaptureEngine | undefined;
  /** Whether the engine has given a sign of life. */
  #isAlive = false;
  #attaching: Promise<CaptureStartOutcome> | undefined;
  #closing: Promise<void> | undefined;

  /** Throws RangeError for settings that cannot work. Nothing runs before `start`. */
  constructor(options: CaptureOptions) {
    this.#options = options;
    this.#settings = captureSettings(options.settings);
    this.#opener = new EngineOpener(options.createContext);
    this.#track = options.track;
    const muted = options.muted ?? false;
    this.#state = { status: "idle", failure: null, muted, speaking: false };
  }

  /** Call it in the click that joins: browsers let audio run only then. Repeated calls share one start. */
  async start(): Promise<CaptureStartOutcome> {
    if (this.#state.status === "closed") return { ok: false, code: "CLOSED" };
    if (this.#engine !== undefined) return { ok: true };
    this.#set({ status: "starting" });
    if (this.#opener.isSupported) this.#watch();
    return this.#attach();
  }

  /** Follows a replaced track (device change, reconnect); null while there is none. A turn in progress goes on. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track;
    if (this.#engine !== undefined) this.#hearTrack(this.#engine);
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
    const { muted } = this.#state;
    const track = this.#track;
    const made: { engine?: CaptureEngine } = {};
    const outcome = await this.#opener.open(
      {
        muted,
        settings: this.#settings,
        openPort: this.#options.openPort,
        onLevel: (level) => this.#onLevel(level),
        onStateChange: () => this.#onHeldBack(made.engine),
        onFailure: () => this.#onFailure(made.engine),
      },
      track,
    );
    if (!outcome.ok) {
      this.#set({ failure: outcome.code });
      return outcome;
    }
    const opened = outcome.engine;
    made.engine = opened;
    if (this.#closing !== undefined) {
      await opened.close();
      return { ok: false, code: "CLOSED" };
    }
    this.#engine = opened;
    this.#isAlive = false;
    if (muted !== this.#state.muted) opened.setMuted(this.#state.muted);
    if (track !== this.#track) this.#hearTrack(opened);
    if (opened === this.#engine && !(await opened.resume())) this.#onHeldBack(opened);
    return { ok: true };
  }

  /** A browser that refuses the track from this engine may take it in a new one. */
  #hearTrack(engine: CaptureEngine): void {
    try {
      engine.setTrack(this.#track);
    } catch {
      this.#onFailure(engine);
    }
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
    this.#isAlive = true;
    this.#watchdog.beat();
    this.#set({ status: "running", failure: null, speaking: level.speaking });
    this.#options.onLevel?.(level);
  }

  #onHeldBack(engine: CaptureEngine | undefined): void {
    if (engine === undefined || engine !== this.#engine || !engine.isHeldBack) return;
    this.#set({ status: "suspended", speaking: false });
    void engine.resume();
  }

  #onFailure(engine: CaptureEngine | undefined): void {
    if (engine === undefined || engine !== this.#engine) return;
    this.#opener.noteFailure(engine);
    this.#stall(engine);
  }

  /** Levels stopped. An engine that admits to be held back waits for a click; one that claims to run is replaced. */
  #onSilence(): void {
    const engine = this.#engine;
    if (engine?.isHeldBack === true) this.#onHeldBack(engine);
    else {
      if (engine !== undefined && !this.#isAlive) this.#opener.noteSilence(engine);
      this.#stall(engine);
    }
  }

  #onLost(): void {
    const reason = this.#engine?.isHeldBack === true ? "HELD_BACK" : "NO_AUDIO";
    this.#set({ failure: this.#state.failure ?? reason });
  }

  #stall(engine: CaptureEngine | undefined): void {
    // One that never began goes on starting.
    if (this.#state.status !== "starting") {
      this.#set({ status: "stalled", speaking: false });
      this.#options.onStalled?.();
    }
    void this.#renew(engine);
  }

  async #renew(lost: CaptureEngine | undefined): Promise<void> {
    if (lost !== undefined && lost === this.#engine) {
      this.#engine = undefined;
      const retiring = lost.close().finally(() => this.#retiring.delete(retiring));
      this.#retiring.add(retiring);
    }
    // An attempt under way was made without this failure.
    await this.#attaching;
    if (this.#closing === undefined && this.#engine === undefined) await this.#attach();
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
    const { status, failure, muted, speaking } = this.#state;
    if (status === "closed") return;
    const sameState = next.status === status && next.failure === failure;
    if (sameState && next.muted === muted && next.speaking === speaking) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
