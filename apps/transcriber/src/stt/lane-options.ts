import type { UnheardStretch } from "./attribution.ts";
import type { LineSink } from "./lane-lines.ts";
import type { PipelineSettings } from "./settings.ts";
import type { Turn } from "../audio/turn.ts";
import type { SpeechContext } from "./speech-context.ts";
import type { SpeechEngine } from "./speech-engine.ts";

/** One stream at the vendor, as it is billed. */
export interface VendorStream {
  readonly vendorId: string;
  readonly lane: number;
  readonly openedAtMs: number;
  readonly closedAtMs: number | null;
  readonly billedMs: number;
}

/** Takes what a lane recognises, in the order of the lane. */
export interface LaneSink extends LineSink {
  /** The engine has passed these samples of the turn. */
  cleared(turn: Turn, samples: number): void;
  /** Speech that the engine does not understand, for its language; its audio is cleared afterwards. */
  unheard(stretch: UnheardStretch): void;
  /** Positions moved or a line was fixed: lines may be ready to be written. */
  progressed(): void;
  vendorStream(stream: VendorStream): void;
}

/** What a lane asks of its session. */
export interface LaneHost {
  /** The lane may take another turn, or is closed. */
  laneFreed(): void;
  engineError(code: string): void;
  /** Lanes have stalled over this turn too often: its audio becomes a gap. */
  discard(turn: Turn): void;
}

export interface LaneOptions {
  index: number;
  engine: SpeechEngine;
  context: SpeechContext;
  settings: PipelineSettings;
  sink: LaneSink;
  host: LaneHost;
  nowMs: () => number;
}
