import { participantId, sessionId } from "@rooms/domain/shared/ids";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import type { FlushInput } from "./batch-writer.ts";

/** A session's content as the store takes it. */
export function sessionFlushOf({ source, content, flushNo, nowMs }: FlushInput): SessionFlush {
  const { lines, gaps, watermarks, usage, vendorStreams } = content;
  return {
    sessionId: sessionId(source.sessionId),
    epoch: source.epoch,
    flushNo,
    segments: lines.map(({ seq, line }) => ({
      participantId: participantId(line.turn.speaker.participantId),
      utteranceId: line.utteranceId,
      seq,
      text: line.text,
      words: line.words,
      language: line.language,
      confidence: line.confidence,
      startedAtMs: line.startedAtMs,
      endedAtMs: line.endedAtMs,
      speakerName: line.turn.speaker.name,
    })),
    watermarks: watermarks.map(({ stream, watermark, heard }) => ({
      participantId: participantId(stream.speaker.participantId),
      streamId: stream.streamId,
      ...watermark,
      ...heard,
    })),
    usage: usage.map(({ participantId: speaker, atMs, ...counters }) => ({
      ...counters,
      participantId: participantId(speaker),
      at: new Date(atMs),
    })),
    gaps: gaps.map((gap) => ({ ...gap, participantId: participantId(gap.participantId) })),
    streams: vendorStreams.map(({ vendorId, lane, openedAtMs, closedAtMs, billedMs }) => ({
      vendorId,
      lane,
      billedMs,
      engine: source.engine,
      openedAt: new Date(openedAtMs),
      closedAt: closedAtMs === null ? null : new Date(closedAtMs),
    })),
    // Activity of a session is a join, a leave, or a final segment.
    activityAt: lines.length > 0 ? new Date(nowMs) : null,
  };
}
