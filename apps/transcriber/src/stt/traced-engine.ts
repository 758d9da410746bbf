import { bytesPerSample, secondsToSamples } from "@rooms/audio/pcm";
import type { SpeechEngine, SpeechEvent, SpeechStream } from "./speech-engine.ts";

/** A final as it comes from the engine, without its words. */
export interface ReceivedFinal {
  /** How the ids of its lines begin. */
  readonly utteranceId: string;
  /** Wall clock, ms: when the engine was given the silence that ends the utterance; null when it ended for another reason. */
  readonly fedAtMs: number | null;
}

export interface TracedEngineOptions {
  /** Silence that ends an utterance. */
  endpointingMs: number;
  onFinal: (final: ReceivedFinal) => void;
  nowMs: () => number;
}

/** Longer than an utterance and the silence after it: what was sent before is asked for by no final. */
const keptMs = 60_000;

/** An engine that tells when each final came, and when its audio was sent. */
export function tracedEngine(engine: SpeechEngine, options: TracedEngineOptions): SpeechEngine {
  return {
    report: () => engine.report(),
    hearsByTurn: engine.hearsByTurn,
    takesVocabulary: engine.takesVocabulary,
    open(ahead, onEvent) {
      const sent = new SentTimes();
      let vendorId = "";
      const tell = (event: SpeechEvent): void => {
        if (event.type === "opened") vendorId = event.vendorSessionId;
        if (event.type !== "utterance" || !event.utterance.isFinal) return;
        const { id, endS } = event.utterance;
        const endedBy = secondsToSamples(endS + options.endpointingMs / 1000) * bytesPerSample;
        options.onFinal({ utteranceId: `${vendorId}:${id}`, fedAtMs: sent.timeOf(endedBy) });
      };
      const stream = engine.open(ahead, (event) => {
        tell(event);
        onEvent(event);
      });
      return tracedStream(stream, (bytes) => sent.add(bytes, options.nowMs()));
    },
  };
}

function tracedStream(stream: SpeechStream, onSent: (bytes: number) => void): SpeechStream {
  return {
    send(pcm, holder) {
      onSent(pcm.length);
      stream.send(pcm, holder);
    },
    announceTurn: (languages) => stream.announceTurn(languages),
    keepAlive: () => stream.keepAlive(),
    probe: () => stream.probe(),
    stop: () => stream.stop(),
    abort: () => stream.abort(),
    get bufferedBytes() {
      return stream.bufferedBytes;
    },
  };
}

/** When each byte of a stream was sent. */
class SentTimes {
  #bytes = 0;
  #sent: { readonly untilByte: number; readonly atMs: number }[] = [];

  add(bytes: number, nowMs: number): void {
    this.#bytes += bytes;
    if ((this.#sent[0]?.atMs ?? nowMs) < nowMs - 2 * keptMs)
      this.#sent = this.#sent.filter(({ atMs }) => atMs >= nowMs - keptMs);
    this.#sent.push({ untilByte: this.#bytes, atMs: nowMs });
  }

  timeOf(byte: number): number | null {
    return this.#sent.find(({ untilByte }) => untilByte >= byte)?.atMs ?? null;
  }
}
