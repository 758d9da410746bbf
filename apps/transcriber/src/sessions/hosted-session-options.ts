import type { FinalMessage } from "@rooms/contracts/realtime";
import type { TranscriptionLimits } from "@rooms/domain/transcription/transcription-limits";
import type { SessionSnapshot } from "@rooms/domain/transcription/store";
import type { ChannelOptions } from "../transcript/channel.ts";
import type { PipelineSettings } from "../stt/settings.ts";
import type { SpeechEngine } from "../stt/speech-engine.ts";
import type { RoomCaptureOptions } from "../room-capture/room-capture.ts";

/** What a hosted session is given when it is opened. */
export interface HostedSessionOptions
  extends ChannelOptions, Pick<RoomCaptureOptions, "enterRoom" | "findSpeaker" | "onProblem"> {
  snapshot: SessionSnapshot & { startedAt: Date };
  epoch: number;
  engine: SpeechEngine;
  settings: PipelineSettings;
  limits: TranscriptionLimits;
  nowMs: () => number;
  onEngineError: (code: string) => void;
  onFrame: (bytes: number) => void;
  signatureOf: (slug: string, line: FinalMessage) => string;
  /** The database says that another process owns the session. */
  onFenced: () => void;
}
