import type { SpeechStream } from "./speech-engine.ts";

interface Mark {
  readonly position: number;
  readonly atMs: number;
}

/**
 * The signs of life that an engine was asked for, answered in the order in which they were asked. Audio asks
 * for one too: its acknowledgement says what an answer says, so that during speech nothing else is asked.
 */
export class Probes {
  lastAskedAtMs: number;
  #owed: number[] = [];
  #audio: Mark | null = null;

  constructor(nowMs: number) {
    this.lastAskedAtMs = nowMs;
  }

  ask(stream: Pick<SpeechStream, "probe">, nowMs: number): void {
    this.lastAskedAtMs = nowMs;
    this.#owed.push(nowMs);
    stream.probe();
  }

  /** Audio was sent up to this position. */
  sent(position: number, nowMs: number): void {
    if (this.#audio !== null) return;
    this.#audio = { position, atMs: nowMs };
    this.lastAskedAtMs = nowMs;
  }

  /** When the audio was sent that is acknowledged now; never, when that audio was no question. */
  acknowledged(position: number): number {
    const audio = this.#audio;
    if (audio === null || position < audio.position) return -Infinity;
    this.#audio = null;
    return audio.atMs;
  }

  /** When the one that is answered now was asked for; never, for an answer to nothing. */
  answered(): number {
    return this.#owed.shift() ?? -Infinity;
  }

  /** The connection they were asked on is gone. */
  reset(): void {
    this.#owed = [];
    this.#audio = null;
  }
}
