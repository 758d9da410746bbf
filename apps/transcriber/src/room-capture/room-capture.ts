import { samplesOf, samplesPerMs } from "@rooms/audio/pcm";
import type { AudioFrame } from "@rooms/contracts/realtime";
import type { CapturedFrame, CaptureStream } from "../audio/capture-stream.ts";
import type { Speaker } from "../audio/turn.ts";
import type { EnterRoom, RoomAgent, RoomToHear } from "./room-agent-port.ts";
import type { PersonInRoom, RoomChunk } from "./agent-messages.ts";
import { HeardStretches } from "./heard-stretches.ts";
import { sourceOf } from "./source-of.ts";
import type { Source } from "./source-of.ts";
import { RareMap } from "../collections/rare.ts";

/** What takes captured audio: the pipeline of the session. */
export interface CapturePipeline {
  stream(streamId: string, speaker: Speaker): CaptureStream;
  frame(stream: CaptureStream, frame: CapturedFrame): void;
  endTurn(stream: CaptureStream): void;
  /** Identities of the participants whose speech the server captures in the room. */
  setHeardInRoom(identities: readonly string[]): void;
}

export interface RoomCaptureOptions {
  room: RoomToHear;
  /** Null where the process was told of no LiveKit. */
  enterRoom: EnterRoom | null;
  pipeline: CapturePipeline;
  /** The participant with this identity; null when there is none. */
  findSpeaker: (identity: string) => Promise<Speaker | null>;
  /** What a participant's sockets say about who brings their speech. */
  said: (participantId: string) => Source | null;
  startedAtMs: number;
  nowMs: () => number;
  onFrame: (bytes: number) => void;
  onProblem: (where: string, error: unknown) => void;
}

interface Voice {
  readonly speaker: Speaker;
  readonly stream: CaptureStream;
  readonly stretches: HeardStretches;
  seq: number;
  /** From the agent's clock to ours; kept for a turn, which has no seams. */
  shiftMs: number | null;
}

const noIdentities: ReadonlySet<string> = new Set();
/** An identity without a participant is looked up again after this. */
const askAgainMs = 10_000;

/** Captures speech in the session's room: decides whose, and feeds it to the pipeline like a client's audio. */
export class RoomCapture {
  readonly #options: RoomCaptureOptions;
  readonly #voices = new RareMap<string, Voice>();
  readonly #askedAtMs = new RareMap<string, number>();
  #people: readonly PersonInRoom[] = [];
  /** Whom the agent was told to hear, and whose audio arrives. */
  #heard = noIdentities;
  #arriving: readonly string[] = [];
  #agent: RoomAgent | null = null;
  #closed = false;

  constructor(options: RoomCaptureOptions) {
    this.#options = options;
  }

  get listening(): boolean {
    return this.#agent !== null;
  }

  /** Whether the session's hosts want it; told again and again, also to find those who were not found before. */
  want(on: boolean): void {
    const { enterRoom, room, onProblem } = this.#options;
    if (this.#closed) return;
    if (on && enterRoom === null) onProblem("server-capture", new Error("LIVEKIT_URL is not set"));
    if (!on && this.#agent !== null) this.#closeAgent();
    else if (on && this.#agent === null && enterRoom !== null) {
      this.#agent = enterRoom(room, {
        people: (people) => {
          this.#people = people;
          this.arrange();
        },
        hearing: (identities) => {
          this.#arriving = identities;
          this.#tellHeard();
        },
        chunk: (chunk) => this.#take(chunk),
        lost: () => this.#lost(),
      });
    }
    this.arrange();
  }

  /** The sources that sockets name may have changed. */
  arrange(): void {
    if (this.#closed || this.#agent === null) return;
    const next = new Set<string>();
    for (const person of this.#people) if (this.#isToBeHeard(person)) next.add(person.identity);
    const same = next.size === this.#heard.size && [...next].every((one) => this.#heard.has(one));
    if (same) return;
    for (const identity of this.#heard) if (!next.has(identity)) this.#endTurn(identity);
    this.#heard = next;
    this.#agent.hear([...next]);
    this.#tellHeard();
  }

  /** A client's frame, silent where its speaker was captured in the room already. */
  withoutCaptured(identity: string, frame: AudioFrame): AudioFrame {
    const voice = this.#voices.get(identity);
    if (voice === undefined) return frame;
    const pcm = voice.stretches.silenced(frame.pcm, frame.startMs);
    return pcm === frame.pcm ? frame : { ...frame, pcm };
  }

  /** For good. The turns end: no client sends this audio again. */
  close(): void {
    this.#closeAgent();
    this.#closed = true;
  }

  #closeAgent(): void {
    this.#lost();
    this.#agent?.close();
    this.#agent = null;
  }

  #lost(): void {
    for (const identity of this.#heard) this.#endTurn(identity);
    this.#people = [];
    this.#heard = noIdentities;
    this.#arriving = [];
    this.#tellHeard();
  }

  #tellHeard(): void {
    const heard = this.#arriving.filter((identity) => this.#heard.has(identity));
    this.#options.pipeline.setHeardInRoom(heard);
  }

  #isToBeHeard({ identity, open }: PersonInRoom): boolean {
    const voice = this.#voices.get(identity);
    if (voice === undefined) {
      this.#find(identity);
      return false;
    }
    const said = this.#options.said(voice.speaker.participantId);
    return sourceOf({ listening: true, said, open }) === "room";
  }

  #find(identity: string): void {
    const { findSpeaker, onProblem, nowMs } = this.#options;
    const now = nowMs();
    if (now - (this.#askedAtMs.get(identity) ?? -Infinity) < askAgainMs) return;
    this.#askedAtMs.set(identity, now);
    findSpeaker(identity).then(
      (speaker) => {
        if (speaker !== null) this.#meet(speaker);
      },
      (error: unknown) => {
        this.#askedAtMs.delete(identity);
        onProblem("speaker", error);
      },
    );
  }

  #meet(speaker: Speaker): void {
    if (this.#closed || this.#voices.has(speaker.identity)) return;
    const stream = this.#options.pipeline.stream(`room-${this.#options.room.epoch}`, speaker);
    const { receivedSeq: seq } = stream;
    const stretches = new HeardStretches();
    this.#voices.set(speaker.identity, { speaker, stream, stretches, seq, shiftMs: null });
    this.arrange();
  }

  #take({ identity, atMs, agoMs, turnStart, turnEnd, pcm }: RoomChunk): void {
    const voice = this.#voices.get(identity);
    if (voice === undefined || !this.#heard.has(identity)) return;
    const { startedAtMs, nowMs } = this.#options;
    if (turnStart || voice.shiftMs === null) voice.shiftMs = nowMs() - agoMs - atMs;
    const startMs = Math.max(0, atMs + voice.shiftMs - startedAtMs);
    voice.seq += 1;
    voice.stretches.add(startMs, samplesOf(pcm) / samplesPerMs);
    this.#options.pipeline.frame(voice.stream, {
      seq: voice.seq,
      startMs,
      turnStart,
      turnEnd,
      pcm,
    });
    this.#options.onFrame(pcm.byteLength);
  }

  #endTurn(identity: string): void {
    const voice = this.#voices.get(identity);
    if (voice !== undefined) this.#options.pipeline.endTurn(voice.stream);
  }
}
