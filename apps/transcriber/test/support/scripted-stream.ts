import type { SpeechEvent, SpeechStream } from "../../src/stt/speech-engine.ts";

/** A stream whose every word the test says. */
export class ScriptedStream implements SpeechStream {
  readonly emit: (event: SpeechEvent) => void;
  readonly bufferedBytes = 0;
  sentBytes = 0;
  keptAlive = 0;
  ended: "stopped" | "aborted" | null = null;

  constructor(emit: (event: SpeechEvent) => void) {
    this.emit = emit;
  }

  send(pcm: Uint8Array): void {
    this.sentBytes += pcm.byteLength;
  }

  keepAlive(): void {
    this.keptAlive += 1;
  }

  probe(): void {
    this.emit({ type: "alive" });
  }

  stop(): void {
    this.ended = "stopped";
  }

  abort(): void {
    this.ended ??= "aborted";
  }

  open(): void {
    this.emit({ type: "opened", vendorSessionId: `v${this.sentBytes}` });
  }

  ack(): void {
    this.emit({ type: "acked", bytes: this.sentBytes });
  }

  say(isFinal: boolean, text: string, startS: number, endS: number, id = "1"): void {
    const words = [{ word: text, startS, endS, confidence: 1 }];
    const utterance = { id, isFinal, text, startS, endS, language: null, confidence: null, words };
    this.emit({ type: "utterance", utterance });
  }
}
