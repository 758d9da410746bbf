import { setTimeout as pause } from "node:timers/promises";
import { visit } from "@rooms/api-client/visitor";
import type { Visitor } from "@rooms/api-client/visitor";
import type { CapturePortMessage } from "@rooms/contracts/realtime";
import { createLiveClient } from "@rooms/live-client";
import type { LiveClient } from "@rooms/live-client";
import { inProcessWorker } from "@rooms/live-client/in-process";
import { Microphone } from "./microphone.ts";
import { must } from "./must.ts";
import { Trouble } from "./verdict.ts";
import { sampleRateHz, wordsOf } from "./voice.ts";
import type { Voice } from "./voice.ts";

const chunkMs = 80;
const chunkSamples = (chunkMs * sampleRateHz) / 1000;
const lookEveryMs = 50;

/** A guest without a browser: in the room by LiveKit, in the transcript by the realtime socket. */
export class ProbeParticipant {
  readonly identity: string;
  readonly #token: { url: string; token: string };
  readonly #client: LiveClient;
  readonly #port: MessagePort;
  readonly #microphone = new Microphone();

  private constructor(visitor: Visitor, slug: string, joined: Joined) {
    this.identity = joined.identity;
    this.#token = joined.token;
    this.#client = createLiveClient({
      createWorker: () => inProcessWorker(),
      async fetchTicket() {
        const answer = await visitor.client.transcription.ticket({ params: { slug } });
        return answer.ok
          ? { ...answer.data, slug }
          : answer.problem.code === "UNREACHABLE"
            ? Promise.reject(new Error("unreachable"))
            : { refused: answer.problem.code };
      },
    });
    this.#port = this.#client.openCapturePort();
  }

  static async join(url: string, slug: string, name: string): Promise<ProbeParticipant> {
    const visitor = visit(url);
    const { participant, connection } = await must(
      "join as a guest",
      visitor.client.participants.join({
        params: { slug },
        body: { name, connect: { capture: "client" } },
      }),
    );
    if (!connection?.token) throw new Trouble("no token for LiveKit: the api does not reach it");
    return new ProbeParticipant(visitor, slug, {
      identity: participant.identity,
      token: connection.token,
    });
  }

  /** In LiveKit's room with a microphone. */
  async enterRoom({ relay }: { relay: boolean }): Promise<void> {
    await this.#microphone.connect(this.#token, { relay });
  }

  /** Sound of this participant comes. */
  hears(other: ProbeParticipant, signal: AbortSignal): Promise<void> {
    return this.#microphone.hears(other.identity, signal);
  }

  /** Connects to the transcriber, and waits until it is. */
  async listen(signal: AbortSignal): Promise<void> {
    this.#client.start({ speak: true });
    for (;;) {
      const { connection, transcription } = this.#client.getSnapshot();
      if (connection.kind === "refused")
        throw new Trouble(`the transcriber refuses: ${connection.code}`);
      if (connection.kind === "live" && transcription !== null) {
        if (transcription.state === "on") return;
        throw new Trouble(`transcription is ${transcription.state}: ${transcription.reason}`);
      }
      await this.#look(
        signal,
        "the realtime socket does not open: does the proxy pass WebSocket upgrades at /api/realtime?",
      );
    }
  }

  /** Speaks in real time, to the room and to the transcriber. */
  async say({ pcm }: Voice): Promise<void> {
    this.#microphone.say(pcm);
    const startedAtMs = performance.now();
    for (let from = 0; from < pcm.length; from += chunkSamples) {
      const until = Math.min(pcm.length, from + chunkSamples);
      await pause(startedAtMs + (until * 1000) / sampleRateHz - performance.now());
      this.#post(pcm.slice(from, until), {
        turnStart: from === 0,
        turnEnd: until === pcm.length,
        atS: startedAtMs / 1000 + from / sampleRateHz,
      });
    }
  }

  /** Words of a participant that are stored, as this one sees them; waits for so many. */
  async reads(other: ProbeParticipant, count: number, signal: AbortSignal): Promise<string[]> {
    for (;;) {
      const words = this.#client.transcript
        .getSnapshot()
        .lines.filter(({ participantIdentity: of }) => of === other.identity)
        .filter(({ status }) => status === "stored")
        .flatMap(({ text }) => wordsOf(text));
      if (words.length >= count) return words;
      await this.#look(
        signal,
        "what was said does not come back: look at the transcriber and its engine",
      );
    }
  }

  async leave(): Promise<void> {
    this.#client.close();
    this.#port.close();
    await this.#microphone.leave();
  }

  async #look(signal: AbortSignal, trouble: string): Promise<void> {
    await pause(lookEveryMs, undefined, { signal }).catch(() => {
      throw new Trouble(trouble);
    });
  }

  #post(
    pcm: Int16Array<ArrayBuffer>,
    chunk: { turnStart: boolean; turnEnd: boolean; atS: number },
  ): void {
    const message: CapturePortMessage = {
      type: "chunk",
      ...chunk,
      postedAtS: performance.now() / 1000,
      pcm: pcm.buffer,
    };
    this.#port.postMessage(message, [pcm.buffer]);
  }
}

interface Joined {
  identity: string;
  token: { url: string; token: string };
}
