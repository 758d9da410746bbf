import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import type { SpeechEvent, SpeechStream } from "../../src/stt/speech-engine.ts";
import type { Utterance } from "../../src/stt/timeline.ts";

type Said = Pick<Utterance, "text" | "startS" | "endS"> & Partial<Omit<Utterance, "words">>;

/** A stream whose every word the test says. */
export class ScriptedStream implements SpeechStream {
  readonly emit: (event: SpeechEvent) => void;
  readonly bufferedBytes = 0;
  sentBytes = 0;
  keptAlive = 0;
  /** What was said of turns, and before which byte. */
  readonly announced: { languages: LanguageSetting; atBytes: number }[] = [];
  ended: "stopped" | "aborted" | null = null;

  constructor(emit: (event: SpeechEvent) => void) {
    this.emit = emit;
  }

  send(pcm: Uint8Array): void {
    this.sentBytes += pcm.byteLength;
  }

  announceTurn(languages: LanguageSetting): void {
    this.announced.push({ languages, atBytes: this.sentBytes });
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
    this.hear({ id, isFinal, text, startS, endS });
  }

  /** A final, or a partial, with whatever else an engine says of it. */
  hear({ text, startS, endS, ...said }: Said): void {
    const words = text === "" ? [] : [{ word: text, startS, endS, confidence: 1 }];
    const known = { id: "1", isFinal: true, language: null, confidence: null, unheard: false };
    this.emit({ type: "utterance", utterance: { ...known, ...said, text, startS, endS, words } });
  }
}
