import type { LineSink } from "./lane-lines.ts";
import type { PipelineSettings } from "./settings.ts";
import type { Turn } from "../audio/turn.ts";
import type { SpeechEngine } from "./speech-engine.ts";

/** One stream at the vendor, as it is billed. */
export interface VendorStream {
  readonly vendorId: string;
  readonly lane: number;
  readonly openedAtMs: number;
  readonly closedAtMs: number | null;
  readonly billedMs: number;
}

/** What a lane tells its session. */
export interface LaneHost extends LineSink {
  /** Audio was heard to the end of these samples. */
  cleared(turn: Turn, samples: number): void;
  /** Positions moved or a line was fixed: time to hand segments over. */
  progressed(): void;
  /** The lane may take another turn, or is gone. */
  laneFreed(): void;
  vendorStream(stream: VendorStream): void;
  engineError(code: string): void;
  /** Lanes have fallen silent over this turn too often. */
  giveUp(turn: Turn): void;
}

export interface LaneOptions {
  index: number;
  engine: SpeechEngine;
  settings: PipelineSettings;
  host: LaneHost;
  nowMs: () => number;
}
