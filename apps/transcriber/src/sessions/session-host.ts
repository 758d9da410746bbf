import { setTimeout as pause } from "node:timers/promises";
import type { FinalMessage } from "@rooms/contracts/realtime";
import { sessionId as asSessionId } from "@rooms/domain/shared/ids";
import type { TranscriptionLimits } from "@rooms/domain/transcription/transcription-limits";
import type { Segment } from "@rooms/domain/transcription/segment";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { TranscriptCounts } from "../transcript/transcript-counts.ts";
import type { PipelineSettings } from "../stt/settings.ts";
import type { EnterRoom } from "../room-capture/room-agent-port.ts";
import type { LineCorrection } from "../stt/line-correction.ts";
import type { SpeechEngine } from "../stt/speech-engine.ts";
import { HostedSession } from "./hosted-session.ts";
import type { HostedSessionOptions, OpenedSession } from "./hosted-session-options.ts";

export interface SessionHostOptions {
  store: Pick<TranscriptStore, "segmentsAfter" | "speaker" | "vocabulary">;
  chatStore: HostedSessionOptions["chatStore"];
  ids: HostedSessionOptions["ids"];
  engine: SpeechEngine;
  correction: LineCorrection | null;
  settings: PipelineSettings;
  limits: TranscriptionLimits;
  enterRoom: EnterRoom | null;
  nowMs: () => number;
  onEngineError: (code: string, sessionId: string) => void;
  onFrame: (bytes: number) => void;
  counts: TranscriptCounts;
  /** The first owner of a session has epoch 1, each that takes it over one more. */
  onOpened: (epoch: number) => void;
  additionsOf: HostedSessionOptions["additionsOf"];
  onProblem: (where: string, error: unknown) => void;
}

const backfillPauseMs = 100;

/** Makes hosted sessions from what was read of them. */
export function sessionHost(options: SessionHostOptions) {
  const { store, onEngineError, onOpened, ...shared } = options;
  return (opened: OpenedSession): HostedSession => {
    const { sessionId } = opened.snapshot;
    onOpened(opened.epoch);
    return new HostedSession({
      ...shared,
      ...opened,
      onEngineError: (code) => onEngineError(code, sessionId),
      readAfter: async (afterSeq, limit) => {
        const segments = await store.segmentsAfter(asSessionId(sessionId), afterSeq, limit);
        return segments.map((segment) => storedLine(segment, opened.epoch));
      },
      readVocabulary: () => store.vocabulary(asSessionId(sessionId)),
      findSpeaker: (identity) => store.speaker(asSessionId(sessionId), identity),
      pause: () => pause(backfillPauseMs),
    });
  };
}

function storedLine(segment: Segment, epoch: number): FinalMessage {
  const { utteranceId, participantIdentity, participantName, text, startedAtMs, endedAtMs } =
    segment;
  const { seq, language, confidence } = segment;
  const who = { participantIdentity, participantName };
  const when = { startedAtMs, endedAtMs };
  return { type: "final", utteranceId, ...who, text, ...when, epoch, seq, language, confidence };
}
