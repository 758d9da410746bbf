import { bytesPerSample, samplesPerMs } from "@rooms/audio/pcm";
import type { SessionPipeline } from "../../src/sessions/session-pipeline.ts";
import type { CapturedFrame, CaptureStream } from "../../src/audio/capture-stream.ts";
import type { Speaker } from "../../src/audio/turn.ts";
import { pcmOf } from "./tokens.ts";
import type { SpokenWord } from "./tokens.ts";

const frameMs = 80;

export interface SpokenTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly SpokenWord[];
}

/** A page: captures its turns in real time, keeps every frame until it is acknowledged, sends again after a cut. */
export class SimulatedSpeaker {
  readonly speaker: Speaker;
  readonly streamId: string;
  readonly turns: readonly SpokenTurn[];
  readonly #frames: { atMs: number; frame: CapturedFrame }[];
  #buffer: CapturedFrame[] = [];
  #stream: CaptureStream | null = null;
  #cutUntilMs = 0;

  constructor(name: string, turns: readonly SpokenTurn[]) {
    this.speaker = { participantId: name, identity: `${name}:id`, name };
    this.streamId = `stream-${name}`;
    this.turns = turns;
    let seq = 0;
    this.#frames = turns.flatMap((turn) =>
      framesOf(turn).map(({ atMs, frame }) => {
        seq += 1;
        return { atMs, frame: { ...frame, seq } };
      }),
    );
  }

  cut(untilMs: number): void {
    this.#cutUntilMs = Math.max(this.#cutUntilMs, untilMs);
    this.#stream = null;
  }

  connect(pipeline: SessionPipeline): void {
    this.#cutUntilMs = 0;
    this.#stream = pipeline.stream(this.streamId, this.speaker);
    const { receivedSeq } = this.#stream;
    this.acknowledged(pipeline.writer.settled(this.#stream).seq);
    for (const frame of this.#buffer)
      if (frame.seq > receivedSeq) pipeline.frame(this.#stream, frame);
  }

  advance(nowMs: number, pipeline: SessionPipeline): void {
    if (this.#stream === null && nowMs >= this.#cutUntilMs) this.connect(pipeline);
    for (
      let next = this.#frames[0];
      next !== undefined && next.atMs <= nowMs;
      next = this.#frames[0]
    ) {
      this.#frames.shift();
      this.#buffer.push(next.frame);
      if (this.#stream !== null) pipeline.frame(this.#stream, next.frame);
    }
    this.#ping(nowMs, pipeline);
  }

  #ping(nowMs: number, pipeline: SessionPipeline): void {
    if (this.#stream !== null && nowMs % 1_000 === 0) pipeline.signOfLife(this.#stream);
  }

  acknowledged(seq: number): void {
    this.#buffer = this.#buffer.filter((frame) => frame.seq > seq);
  }

  get unacknowledged(): number {
    return this.#buffer.length;
  }
}

function framesOf({ startMs, endMs, words }: SpokenTurn): { atMs: number; frame: CapturedFrame }[] {
  const pcm = pcmOf(words, startMs, endMs);
  const frames = [];
  for (let atMs = startMs; atMs < endMs; atMs += frameMs) {
    const untilMs = Math.min(atMs + frameMs, endMs);
    const byte = (ms: number) => (ms - startMs) * samplesPerMs * bytesPerSample;
    const frame = {
      seq: 0,
      startMs: atMs,
      turnStart: atMs === startMs,
      turnEnd: untilMs === endMs,
      pcm: pcm.subarray(byte(atMs), byte(untilMs)),
    };
    frames.push({ atMs: untilMs, frame });
  }
  return frames;
}
