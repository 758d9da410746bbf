import { StreamTimeline } from "@rooms/audio/capture-clock";
import {
  encodeAudioFrame,
  encodeBatch,
  realtimePath,
  realtimeSubprotocol,
  serverMessage,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type { ClientMessage, ServerMessage } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import { encodeToneSpeech } from "@rooms/tone-speech";
import WebSocket from "ws";
import type { Guest } from "./live-session.ts";

const frameMs = 80;
const bytesPerMs = 32;
const batchFrames = 20;

interface Sent {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface SeenLine {
  text: string;
  identity: string;
  name: string;
  seq: number | null;
  epoch: number;
  revision: number;
  final: boolean;
}

/** A page as the protocol sees it: speaks tones in real time, keeps what is not acknowledged, comes back by itself. */
export class Page {
  readonly guest: Guest;
  readonly messages: ServerMessage[] = [];
  readonly closes: number[] = [];
  readonly lines = new Map<string, SeenLine>();
  /** Numbers whose lines are kept from this page. */
  readonly withheld = new Set<number>();
  epoch = 0;
  state = "unknown";
  heardInRoom = 0;
  /** What is spoken, as the server says. */
  languages: readonly string[] = [];
  ackedSeq = 0;
  /** Length of all that was said so far. */
  spokenMs = 0;
  /** Where to connect; `moved` changes it. */
  url: string;
  /** Where to go when the server hangs up, as a new ticket would tell. */
  afterClose: string | null = null;
  /** Said on each connection before the audio that is missing. */
  firstOnWelcome: ClientMessage | null = null;
  #only: string | null = null;
  readonly #speaks: boolean;
  readonly #fromRoom: boolean;
  readonly #streamId = `stream-${Math.random().toString(36).slice(2, 12)}`;
  #socket: WebSocket | null = null;
  #live = false;
  #wanted = false;
  #kept: Sent[] = [];
  #nextSeq = 1;
  readonly #timeline = new StreamTimeline();
  #sessionOffsetMs = -Infinity;
  #pinger: NodeJS.Timeout | null = null;

  constructor(
    guest: Guest,
    url: string,
    { speaks = true, fromRoom = false }: { speaks?: boolean; fromRoom?: boolean } = {},
  ) {
    this.guest = guest;
    this.url = url;
    this.#speaks = speaks;
    this.#fromRoom = fromRoom;
  }

  /** Connects and stays connected until `leave`. */
  async join(): Promise<this> {
    this.#wanted = true;
    await this.#connect();
    await until("welcome", () => this.#live);
    return this;
  }

  /** Says words as one turn; resolves when the last frame is due. */
  async speak(words: readonly string[], { gapMs = 80 } = {}): Promise<void> {
    const said = encodeToneSpeech(words, { leadMs: 240, tailMs: 480, gapMs }).pcm;
    const bytes = new Uint8Array(said.buffer, said.byteOffset, said.byteLength);
    const startedAt = performance.now();
    const startMs = this.#sessionNowMs();
    const size = frameMs * bytesPerMs;
    for (let offset = 0; offset < bytes.byteLength; offset += size) {
      const dueMs = (offset + size) / bytesPerMs;
      await until("time to pass", () => performance.now() - startedAt >= dueMs, {
        withinMs: 60_000,
      });
      const pcm = bytes.slice(offset, offset + size);
      const turnStart = offset === 0;
      const clockMs = startMs + offset / bytesPerMs;
      this.#push({
        pcm,
        startMs: this.#timeline.place({ turnStart, clockMs, pcmBytes: pcm.byteLength }),
        turnStart,
        turnEnd: offset + size >= bytes.byteLength,
      });
    }
  }

  /** The network goes; the page does not know and comes back after `forMs`. */
  cut(forMs: number): void {
    this.#socket?.terminate();
    this.#drop();
    setTimeout(() => void this.#connect(), forMs);
  }

  /** The page loses sight of its socket, which stays open at the other end, and connects anew. */
  linger(): void {
    this.#drop();
    void this.#connect();
  }

  /** Sends what it keeps once more, from its first number on. */
  repeatEverything(): void {
    for (const { bytes } of this.#kept) this.#socket?.send(bytes);
  }

  /** Goes there and nowhere else: to the successor of an owner that is gone and whose lease still stands. */
  keepTo(url: string): void {
    this.url = url;
    this.#only = url;
  }

  tell(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  leave(): void {
    this.#wanted = false;
    this.#socket?.close(1000);
    this.#drop();
  }

  get unacknowledged(): number {
    return this.#kept.length;
  }

  get connected(): boolean {
    return this.#live;
  }

  /** Numbered lines, in order. */
  stored(): SeenLine[] {
    return [...this.lines.values()]
      .filter(({ seq }) => seq !== null)
      .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  }

  /** Whose the numbered lines are, as the page was told, in order. */
  names(): string[] {
    return this.stored().map(({ name }) => name);
  }

  /** Highest seq without a hole below it. */
  get afterSeq(): number {
    const seqs = new Set<number | null>(this.withheld);
    for (const { seq } of this.stored()) seqs.add(seq);
    let seq = 0;
    while (seqs.has(seq + 1)) seq += 1;
    return seq;
  }

  #push(frame: { pcm: Uint8Array; startMs: number; turnStart: boolean; turnEnd: boolean }) {
    const seq = this.#nextSeq;
    this.#nextSeq += 1;
    const bytes = encodeAudioFrame({ ...frame, track: 0, seq });
    this.#kept.push({ seq, bytes });
    this.spokenMs += frame.pcm.byteLength / bytesPerMs;
    if (this.#live) this.#socket?.send(bytes);
  }

  async #connect(): Promise<void> {
    if (!this.#wanted || this.#socket !== null) return;
    const ticket = await this.guest.ticket();
    const socket = new WebSocket(
      `${this.url}${realtimePath}`,
      [realtimeSubprotocol, ticketSubprotocolPrefix + ticket],
      { handshakeTimeout: 1_000 },
    );
    this.#socket = socket;
    socket.on("open", () => {
      if (this.#socket !== socket) return;
      const capture = this.#speaks ? { streamId: this.#streamId } : null;
      const asked = this.#fromRoom ? { fromRoom: true } : {};
      this.tell({ type: "hello", capture, afterSeq: this.afterSeq, ...asked });
    });
    socket.on("message", (data: Buffer) => {
      if (this.#socket === socket) this.#onMessage(data.toString());
    });
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      this.closes.push(code);
      if (this.#socket !== socket) return;
      this.#drop();
      this.url = this.afterClose ?? this.url;
      this.afterClose = null;
      setTimeout(() => void this.#connect(), 100);
    });
  }

  #drop(): void {
    this.#socket = null;
    this.#live = false;
    if (this.#pinger !== null) clearInterval(this.#pinger);
  }

  #onMessage(text: string): void {
    const message = serverMessage.parse(JSON.parse(text));
    this.messages.push(message);
    if (message.type === "welcome") this.#onWelcome(message);
    if (message.type === "ack") this.#acknowledged(message.ackedSeq);
    if (message.type === "state" || message.type === "welcome") {
      this.state = message.transcription.state;
      this.heardInRoom = message.transcription.heardInRoom ?? 0;
      this.languages = message.transcription.languages;
    }
    if (message.type === "moved") this.url = this.#only ?? new URL(message.url).origin;
    if (message.type === "partial" || message.type === "final") this.#onLine(message);
    if (message.type === "withheld") {
      for (let seq = message.fromSeq; seq <= message.untilSeq; seq += 1) this.withheld.add(seq);
    }
    if (message.type === "stored") {
      for (const { utteranceId, seq } of message.items) {
        const line = this.lines.get(utteranceId);
        if (line !== undefined) line.seq = seq;
      }
    }
  }

  #onWelcome({ epoch, stream, sessionNowMs }: ServerMessage & { type: "welcome" }): void {
    // A welcome only ever comes late, so the largest offset is the nearest to the truth.
    this.#sessionOffsetMs = Math.max(this.#sessionOffsetMs, sessionNowMs - performance.now());
    if (epoch > this.epoch) this.#forgetProvisional(epoch);
    this.#live = true;
    if (this.firstOnWelcome !== null) this.tell(this.firstOnWelcome);
    this.#pinger = setInterval(() => this.tell({ type: "ping", id: 1, sentAtMs: 0 }), 1_000);
    if (stream === null) return;
    this.#acknowledged(stream.ackedSeq);
    const missing = this.#kept.filter(({ seq }) => seq > stream.receivedSeq);
    for (let from = 0; from < missing.length; from += batchFrames) {
      const batch = missing.slice(from, from + batchFrames).map(({ bytes }) => bytes);
      this.#socket?.send(encodeBatch(batch));
    }
  }

  /** D8: what an older owner said and did not store is said again. */
  #forgetProvisional(epoch: number): void {
    this.epoch = epoch;
    for (const [id, line] of this.lines) if (line.seq === null) this.lines.delete(id);
  }

  #onLine(message: ServerMessage & { type: "partial" | "final" }): void {
    const {
      utteranceId,
      text,
      participantIdentity: identity,
      participantName: name,
      epoch,
    } = message;
    if (epoch < this.epoch) return;
    const known = this.lines.get(utteranceId);
    const final = message.type === "final";
    const revision = message.type === "partial" ? message.revision : Infinity;
    if (known !== undefined && (known.final || known.revision > revision) && !final) return;
    if (text === "") {
      this.lines.delete(utteranceId);
      return;
    }
    const seq = (message.type === "final" ? message.seq : null) ?? known?.seq ?? null;
    this.lines.set(utteranceId, { text, identity, name, seq, epoch, revision, final });
  }

  #acknowledged(seq: number): void {
    this.ackedSeq = Math.max(this.ackedSeq, seq);
    this.#kept = this.#kept.filter((sent) => sent.seq > this.ackedSeq);
  }

  #sessionNowMs(): number {
    return performance.now() + this.#sessionOffsetMs;
  }
}
