import type { SpeechStream } from "../ports.ts";

/** The signs of life that an engine was asked for. They are answered in the order in which they were asked. */
export class Probes {
  lastAskedAtMs: number;
  private owed: number[] = [];

  constructor(nowMs: number) {
    this.lastAskedAtMs = nowMs;
  }

  ask(stream: Pick<SpeechStream, "probe">, nowMs: number): void {
    this.lastAskedAtMs = nowMs;
    this.owed.push(nowMs);
    stream.probe();
  }

  /** When the one that is answered now was asked for; never, for an answer to nothing. */
  answered(): number {
    return this.owed.shift() ?? -Infinity;
  }

  /** The connection they were asked on is gone. */
  forget(): void {
    this.owed = [];
  }
}
