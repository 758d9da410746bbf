import type { CaptureSettings } from "@rooms/audio/capture/settings";

export interface EngineOptions {
  settings: CaptureSettings;
  muted: boolean;
  /** Makes the port on which chunks go out; called once per engine, whose clock the chunks' times are on. */
  openPort: () => MessagePort;
  onLevel: (level: { rmsDb: number; speaking: boolean }) => void;
  /** Whether the browser holds audio back may have changed. */
  onStateChange: () => void;
  /** It broke and hears nothing any more. */
  onFailure: () => void;
}

/** A running ear for one track at a time. It owns what it made, never the track. */
export interface CaptureEngine {
  /** Whether the browser holds audio back until a gesture or the end of a call. */
  readonly isHeldBack: boolean;
  /** Asks for audio, and says whether it comes. Settles within a second. */
  resume(): Promise<boolean>;
  /** Hears another track from now on, or nothing; the turn in progress goes on. Throws where the browser refuses. */
  setTrack(track: MediaStreamTrack | null): void;
  setMuted(muted: boolean): void;
  flush(): void;
  /** Sends what is left of the turn, then releases everything; the track goes on. May be called again. */
  close(): Promise<void>;
}
