import type { CreateContext } from "./capture-graph.ts";
import type { CaptureSettingsInput } from "@rooms/audio/capture/settings";
import type { OpenFailure } from "./engine-opener.ts";

/**
 * - `idle`: not started.
 * - `starting`: audio has not arrived yet; attempts go on.
 * - `running`: audio arrives.
 * - `suspended`: the browser holds audio back (autoplay rule, a phone call); call `resume()` in a click.
 * - `stalled`: audio stopped arriving without a word; a new start is being tried.
 * - `closed`: for good.
 */
export type CaptureStatus = "idle" | "starting" | "running" | "suspended" | "stalled" | "closed";

/**
 * Why nothing is heard although it should be: what opening an engine came to, or after 2.5 s without audio
 * - `HELD_BACK`: the browser waits for a click (autoplay rule), or for the end of a call.
 * - `NO_AUDIO`: an engine runs, and nothing arrives.
 */
export type CaptureFailure = OpenFailure | "HELD_BACK" | "NO_AUDIO";

export interface CaptureState {
  status: CaptureStatus;
  /** Null until it fails, and again once audio arrives: attempts go on, except for `UNSUPPORTED`. */
  failure: CaptureFailure | null;
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
   * controller's own. Where the browser refuses the track at the device's own rate, another rate is asked for.
   */
  createContext?: CreateContext;
  /** About ten times per second while audio arrives: dBFS, −100 for silence. */
  onLevel?: (level: { rmsDb: number; speaking: boolean }) => void;
  /** Audio stopped arriving although nothing said so. Recovery is under way already. */
  onStalled?: () => void;
}

/** `CLOSED`: `close()` came first. */
export type CaptureStartOutcome = { ok: true } | { ok: false; code: OpenFailure | "CLOSED" };
