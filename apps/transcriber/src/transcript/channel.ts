import type {
  FinalMessage,
  PartialMessage,
  ServerMessage,
  StoredMessage,
  WithheldMessage,
} from "@rooms/contracts/realtime";
import { backfill } from "./backfill.ts";
import type { BackfillReader } from "./backfill.ts";
import { RareMap } from "../collections/rare.ts";

/** Receives the session's events; `send` never throws. */
export interface Subscriber extends BackfillReader {
  send(json: string): void;
}

export interface ChannelOptions {
  /** Stored lines with a seq above, in order, at most `limit`. Rejects while the database is away. */
  readAfter: (afterSeq: number, limit: number) => Promise<FinalMessage[]>;
  /** Waits a little: between attempts to read, and for a slow reader. */
  pause: () => Promise<void>;
  onProblem: (where: string, error: unknown) => void;
}

/** What a subscriber asks for, and may read. */
export interface Reading {
  readonly afterSeq: number;
  /** Session clock: lines that began before are withheld. 0 for who reads all. */
  readonly fromMs: number;
}

interface Entry {
  /** Stored items that came while the backfill ran; null once it is done. */
  held: Stored[] | null;
  /** Highest seq that the backfill sent: a commit may be read there before this process learns of it. */
  sentSeq: number;
  fromMs: number;
}

interface NumberedItem {
  readonly utteranceId: string;
  readonly seq: number;
  readonly beganMs: number;
}

interface Stored {
  readonly epoch: number;
  readonly items: readonly NumberedItem[];
}

/** A line that is not in the database, and when its first version said that it began: one line is not shown in part. */
interface CurrentLine {
  readonly message: PartialMessage | FinalMessage;
  readonly beganMs: number;
}

const pageSize = 500;

/**
 * The events of a session, sent to all its subscribers. A newcomer is subscribed first, then sent what is in the air, then what
 * is stored, then the numbers that came meanwhile: no hole and no double (D9).
 */
export class SessionChannel {
  readonly #entries = new Map<Subscriber, Entry>();
  /** Lines that are not in the database: partials and finals without number. */
  readonly #current = new RareMap<string, CurrentLine>();
  readonly #options: ChannelOptions;

  constructor(options: ChannelOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Sends what is missing; resolves when the subscriber is live, or gone. */
  async subscribe(subscriber: Subscriber, { afterSeq, fromMs }: Reading): Promise<void> {
    const entry: Entry = { held: [], sentSeq: afterSeq, fromMs };
    this.#entries.set(subscriber, entry);
    for (const { message, beganMs } of this.#current.values()) {
      if (beganMs >= fromMs) subscriber.send(JSON.stringify(message));
    }
    const lastSeq = await this.#readFrom(subscriber, entry, afterSeq, (lines) =>
      readable(lines, entry.fromMs),
    );
    if (lastSeq === null) return;
    subscriber.send(JSON.stringify({ type: "caught-up", lastSeq } satisfies ServerMessage));
    const held = entry.held ?? [];
    entry.held = null;
    entry.sentSeq = lastSeq;
    for (const stored of held) sendStored(subscriber, entry, stored);
  }

  /** All read all from now on; who was kept from the past is sent it. */
  openPast(): void {
    for (const [subscriber, entry] of this.#entries) {
      if (entry.fromMs > 0) void this.#sendPast(subscriber, entry);
    }
  }

  unsubscribe(subscriber: Subscriber): void {
    this.#entries.delete(subscriber);
  }

  partial(message: PartialMessage): void {
    this.#show(message);
    if (message.text === "") this.#current.delete(message.utteranceId);
  }

  final(message: FinalMessage): void {
    this.#show(message);
  }

  /** Lines that will never be stored are not sent to subscribers that come later. */
  retract(utteranceIds: readonly string[]): void {
    for (const utteranceId of utteranceIds) this.#current.delete(utteranceId);
  }

  stored(message: StoredMessage): void {
    const items = message.items.map((item) => ({
      ...item,
      beganMs: this.#current.get(item.utteranceId)?.beganMs ?? Infinity,
    }));
    for (const { utteranceId } of items) this.#current.delete(utteranceId);
    const stored = { epoch: message.epoch, items };
    const whole = JSON.stringify(message);
    for (const [subscriber, entry] of this.#entries) {
      if (entry.held === null) sendStored(subscriber, entry, { ...stored, whole });
      else entry.held.push(stored);
    }
  }

  broadcast(message: ServerMessage): void {
    const json = JSON.stringify(message);
    for (const subscriber of this.#entries.keys()) subscriber.send(json);
  }

  #show(message: PartialMessage | FinalMessage): void {
    const { utteranceId, startedAtMs } = message;
    const beganMs = this.#current.get(utteranceId)?.beganMs ?? Math.round(startedAtMs);
    this.#current.set(utteranceId, { message, beganMs });
    const json = JSON.stringify(message);
    for (const [subscriber, { fromMs }] of this.#entries) {
      if (beganMs >= fromMs) subscriber.send(json);
    }
  }

  async #sendPast(subscriber: Subscriber, entry: Entry): Promise<void> {
    const { fromMs } = entry;
    entry.fromMs = 0;
    for (const { message, beganMs } of this.#current.values()) {
      if (beganMs < fromMs) subscriber.send(JSON.stringify(message));
    }
    await this.#readFrom(subscriber, entry, 0, (lines) =>
      lines.filter(({ startedAtMs }) => startedAtMs < fromMs),
    );
  }

  /** Highest seq read; null when the subscriber left meanwhile, or was closed because nothing can be read. */
  async #readFrom(
    subscriber: Subscriber,
    entry: Entry,
    afterSeq: number,
    messagesOf: (lines: readonly FinalMessage[]) => Iterable<ServerMessage>,
  ): Promise<number | null> {
    const { readAfter, pause, onProblem } = this.#options;
    let lastSeq = afterSeq;
    const pages = backfill(subscriber, {
      read: () => readAfter(lastSeq, pageSize),
      isGone: () => this.#entries.get(subscriber) !== entry,
      pause,
      onProblem: (error) => onProblem("backfill", error),
    });
    for await (const page of pages) {
      for (const message of messagesOf(page)) subscriber.send(JSON.stringify(message));
      lastSeq = page.at(-1)?.seq ?? lastSeq;
      if (page.length < pageSize) return lastSeq;
      await pause();
    }
    return null;
  }
}

/** Lines in the order of their numbers, and in place of those that began before `fromMs` which numbers they have. */
function* readable(
  lines: readonly FinalMessage[],
  fromMs: number,
): Generator<FinalMessage | WithheldMessage> {
  let fromSeq = 0;
  let untilSeq = 0;
  for (const line of lines) {
    const { seq, startedAtMs } = line;
    if (seq !== null && startedAtMs < fromMs) {
      if (fromSeq === 0) fromSeq = seq;
      untilSeq = seq;
      continue;
    }
    if (fromSeq > 0) yield { type: "withheld", fromSeq, untilSeq };
    fromSeq = 0;
    yield line;
  }
  if (fromSeq > 0) yield { type: "withheld", fromSeq, untilSeq };
}

/** `whole` is the message of all items, written once for all; it is used when all of it is news to the subscriber. */
function sendStored(
  subscriber: Subscriber,
  { sentSeq, fromMs }: Entry,
  message: Stored & { readonly whole?: string },
): void {
  const news = message.items.filter(({ seq }) => seq > sentSeq);
  const shown = news.filter(({ beganMs }) => beganMs >= fromMs);
  for (const { seq, beganMs } of news) {
    if (beganMs >= fromMs) continue;
    const withheld: WithheldMessage = { type: "withheld", fromSeq: seq, untilSeq: seq };
    subscriber.send(JSON.stringify(withheld));
  }
  if (shown.length === 0) return;
  const isWhole = shown.length === message.items.length;
  const items = shown.map(({ utteranceId, seq }) => ({ utteranceId, seq }));
  const stored: StoredMessage = { type: "stored", epoch: message.epoch, items };
  subscriber.send((isWhole ? message.whole : undefined) ?? JSON.stringify(stored));
}
