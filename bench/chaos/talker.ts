import { setTimeout as pause } from "node:timers/promises";
import type { CapturePortMessage } from "@rooms/contracts/realtime";
import { encodeToneSpeech } from "@rooms/tone-speech";
import { createLiveClient } from "@rooms/live-client";
import type { LiveClient, TicketAnswer } from "@rooms/live-client";
import { inProcessWorker } from "@rooms/live-client/in-process";
import type { TurnPlan } from "./schedule.ts";

const chunkMs = 80;
const samplesPerMs = 16;

export interface TalkerOptions {
  name: string;
  identity: string;
  fetchTicket: () => Promise<TicketAnswer>;
}

/** A participant with the product's own client, speaking tones in real time as the capture worklet does. */
export class Talker {
  readonly identity: string;
  readonly client: LiveClient;
  /** Words spoken to their end, in order. */
  readonly words: string[] = [];
  readonly #name: string;
  readonly #port: MessagePort;

  constructor({ name, identity, fetchTicket }: TalkerOptions) {
    this.#name = name;
    this.identity = identity;
    this.client = createLiveClient({ fetchTicket, createWorker: () => inProcessWorker() });
    this.#port = this.client.openCapturePort();
  }

  get live(): boolean {
    return this.client.getSnapshot().connection.kind === "live";
  }

  async talk(turns: readonly TurnPlan[]): Promise<void> {
    for (const turn of turns) {
      await pause(turn.pauseMs);
      await this.#say(turn);
    }
  }

  /** One speaker's words on this participant's screen, in order; `stored` leaves out what may still change. */
  seen(identity: string, { stored }: { stored: boolean }): string[] {
    const { lines } = this.client.transcript.getSnapshot();
    return lines
      .filter((line) => line.participantIdentity === identity)
      .filter(({ status }) => !stored || status === "stored")
      .flatMap(({ text }) => text.split(" "));
  }

  leave(): void {
    this.client.close();
    this.#port.close();
  }

  async #say({ words: count, gapMs }: TurnPlan): Promise<void> {
    const words = Array.from(
      { length: count },
      (_, index) => `${this.#name}${this.words.length + index + 1}`,
    );
    const speech = encodeToneSpeech(words, { leadMs: 240, tailMs: 480, gapMs });
    const size = chunkMs * samplesPerMs;
    const startedAtMs = performance.now();
    let said = 0;
    for (let from = 0; from < speech.pcm.length; from += size) {
      const until = Math.min(speech.pcm.length, from + size);
      await pause(startedAtMs + until / samplesPerMs - performance.now());
      this.#post(speech.pcm.slice(from, until), {
        turnStart: from === 0,
        turnEnd: until === speech.pcm.length,
        atS: (startedAtMs + from / samplesPerMs) / 1_000,
      });
      const ended = speech.words.filter(({ endSample }) => endSample <= until).length;
      this.words.push(...words.slice(said, ended));
      said = ended;
    }
  }

  #post(
    pcm: Int16Array<ArrayBuffer>,
    chunk: { turnStart: boolean; turnEnd: boolean; atS: number },
  ): void {
    const message: CapturePortMessage = {
      type: "chunk",
      ...chunk,
      postedAtS: performance.now() / 1_000,
      pcm: pcm.buffer,
    };
    this.#port.postMessage(message, [pcm.buffer]);
  }
}
