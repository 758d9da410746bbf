import { realtimeLimits } from "./realtime-limits.ts";

/**
 * Binary messages, client → server, little-endian.
 * Audio: `u8 kind=1, u8 flags, u16 track, u32 seq, f64 startMs`, then PCM16 mono at 16 kHz.
 * Batch: `u8 kind=2, u8 0, u16 count`, then count × (`u32 byteLength`, an audio frame): how a backlog is sent again
 * without spending the frame rate.
 */
export interface AudioFrame {
  /** Which of the participant's tracks; 0 is the microphone. */
  track: number;
  /** Counts up by one per frame within a capture stream, from 1. A jump means that the client gave audio up. */
  seq: number;
  /** Session clock of the first sample, ms. */
  startMs: number;
  turnStart: boolean;
  turnEnd: boolean;
  /** PCM16 LE; when decoded, a view into the message: copy before keeping. */
  pcm: Uint8Array;
}

export type FrameProblem = "TOO_SHORT" | "TOO_LARGE" | "ODD_LENGTH" | "UNKNOWN_KIND" | "BAD_HEADER";
export type DecodedFrames =
  { ok: true; frames: AudioFrame[] } | { ok: false; problem: FrameProblem };

export const audioHeaderBytes = 16;
const batchHeaderBytes = 4;
const kindAudio = 1;
const kindBatch = 2;
const flagTurnStart = 1;
const flagTurnEnd = 2;
/** A batch message may be as large as one full audio frame plus its wrapping. */
export const binaryMessageBytesMax =
  realtimeLimits.chunkBytesMax + audioHeaderBytes + batchHeaderBytes + 4;

/** Headers are read here: a view of its own on each message would cost more than all there is to read. */
const header = new Uint8Array(audioHeaderBytes);
const headerView = new DataView(header.buffer);

export function encodeAudioFrame(frame: AudioFrame): Uint8Array {
  const message = new Uint8Array(audioHeaderBytes + frame.pcm.byteLength);
  const view = new DataView(message.buffer);
  view.setUint8(0, kindAudio);
  view.setUint8(1, (frame.turnStart ? flagTurnStart : 0) | (frame.turnEnd ? flagTurnEnd : 0));
  view.setUint16(2, frame.track, true);
  view.setUint32(4, frame.seq, true);
  view.setFloat64(8, frame.startMs, true);
  message.set(frame.pcm, audioHeaderBytes);
  return message;
}

/** Joins encoded audio frames. The caller keeps the sum within `binaryMessageBytesMax`. */
export function encodeBatch(encodedFrames: readonly Uint8Array[]): Uint8Array {
  const bytes = encodedFrames.reduce((sum, frame) => sum + 4 + frame.byteLength, batchHeaderBytes);
  const message = new Uint8Array(bytes);
  const view = new DataView(message.buffer);
  view.setUint8(0, kindBatch);
  view.setUint16(2, encodedFrames.length, true);
  let offset = batchHeaderBytes;
  for (const frame of encodedFrames) {
    view.setUint32(offset, frame.byteLength, true);
    message.set(frame, offset + 4);
    offset += 4 + frame.byteLength;
  }
  return message;
}

/** Reads one binary message. Never throws and never reads past its input. */
export function decodeFrames(message: Uint8Array): DecodedFrames {
  if (message.byteLength > binaryMessageBytesMax) return problem("TOO_LARGE");
  if (message[0] === kindAudio) {
    const frame = decodeAudio(message);
    return typeof frame === "string" ? problem(frame) : { ok: true, frames: [frame] };
  }
  return message[0] === kindBatch ? decodeBatch(message) : problem("UNKNOWN_KIND");
}

function decodeBatch(message: Uint8Array): DecodedFrames {
  if (message.byteLength < batchHeaderBytes) return problem("TOO_SHORT");
  const view = viewOf(message);
  const count = view.getUint16(2, true);
  if (view.getUint8(1) !== 0 || count === 0) return problem("BAD_HEADER");
  const frames: AudioFrame[] = [];
  let offset = batchHeaderBytes;
  for (let index = 0; index < count; index += 1) {
    if (offset + 4 > message.byteLength) return problem("TOO_SHORT");
    const end = offset + 4 + view.getUint32(offset, true);
    if (end > message.byteLength) return problem("TOO_SHORT");
    const frame = decodeAudio(message.subarray(offset + 4, end));
    if (typeof frame === "string") return problem(frame);
    frames.push(frame);
    offset = end;
  }
  return offset === message.byteLength ? { ok: true, frames } : problem("BAD_HEADER");
}

function decodeAudio(bytes: Uint8Array): AudioFrame | FrameProblem {
  const pcmBytes = bytes.byteLength - audioHeaderBytes;
  if (pcmBytes < realtimeLimits.chunkBytesMin) return "TOO_SHORT";
  if (pcmBytes > realtimeLimits.chunkBytesMax) return "TOO_LARGE";
  if (pcmBytes % 2 !== 0) return "ODD_LENGTH";
  const flags = bytes[1] ?? 0;
  for (let at = 0; at < audioHeaderBytes; at += 1) header[at] = bytes[at] ?? 0;
  const startMs = headerView.getFloat64(8, true);
  const seq = headerView.getUint32(4, true);
  if (bytes[0] !== kindAudio || flags > 3 || seq === 0) return "BAD_HEADER";
  if (!Number.isFinite(startMs) || startMs < 0) return "BAD_HEADER";
  return {
    track: headerView.getUint16(2, true),
    seq,
    startMs,
    turnStart: (flags & flagTurnStart) !== 0,
    turnEnd: (flags & flagTurnEnd) !== 0,
    pcm: bytes.subarray(audioHeaderBytes),
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function problem(code: FrameProblem): DecodedFrames {
  return { ok: false, problem: code };
}
