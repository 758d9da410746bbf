import type { FinalAdditions, FinalMessage } from "@rooms/contracts/realtime";
import type { ChatStore } from "@rooms/domain/chat/ports";
import type { IdSource } from "@rooms/domain/shared/id-source";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import type { TranscriptionLimits } from "@rooms/domain/transcription/transcription-limits";
import type { SessionSnapshot } from "@rooms/domain/transcription/store";
import type { ChannelOptions } from "../transcript/channel.ts";
import type { TranscriptCounts } from "../transcript/transcript-counts.ts";
import type { PipelineSettings } from "../stt/settings.ts";
import type { LineCorrection } from "../stt/line-correction.ts";
import type { SpeechEngine } from "../stt/speech-engine.ts";
import type { RoomCaptureOptions } from "../room-capture/room-capture.ts";

/** What a hosted session is given when it is opened. */
export interface HostedSessionOptions
  extends ChannelOptions, Pick<RoomCaptureOptions, "enterRoom" | "findSpeaker" | "onProblem"> {
  snapshot: SessionSnapshot & { startedAt: Date };
  epoch: number;
  vocabulary: readonly VocabularyTerm[];
  chatStore: ChatStore;
  ids: Pick<IdSource, "uuid">;
  readVocabulary: () => Promise<readonly VocabularyTerm[]>;
  engine: SpeechEngine;
  correction: LineCorrection | null;
  settings: PipelineSettings;
  limits: TranscriptionLimits;
  nowMs: () => number;
  onEngineError: (code: string) => void;
  onFrame: (bytes: number) => void;
  counts: TranscriptCounts;
  additionsOf: (slug: string, line: FinalMessage) => FinalAdditions;
  /** The database says that another process owns the session. */
  onFenced: () => void;
}

/** What is read of a session when it is opened. */
export type OpenedSession = Pick<
  HostedSessionOptions,
  "snapshot" | "epoch" | "vocabulary" | "onFenced"
>;
