import type {
  CloseName,
  FinalMessage,
  PartialMessage,
  ServerMessage,
  StoredMessage,
} from "@rooms/contracts/realtime";

/** Somebody who is sent the session's events; `send` never throws. */
export interface Subscriber {
  send(json: string): void;
  close(name: CloseName): void;
  /** Bytes that wait to be read by the other side. */
  readonly bufferedBytes: number;
}

export interface ChannelOptions {
  /** Stored lines with a seq above, in order, at most `limit`. Rejects while the database is away. */
  readAfter: (afterSeq: number, limit: number) => Promise<FinalMessage[]>;
  /** Waits a little: between attempts to read, and for a slow reader. */
  pause: () => Promise<void>;
  onProblem: (where: string, error: unknown) => void;
}

interface Entry {
  /** Stored items that came while the backfill ran; null once it is done. */
  held: StoredMessage[] | null;
  /** Highest seq that the backfill sent: a commit may be read there before this process learns of it. */
  sentSeq: number;
}

const pageSize = 500;
/** In a row, a `pause` apart: about half a minute. The page then asks again, by a new socket and with its own backoff. */
const failedReadsMax = 300;
const bufferedBytesMax = 1024 * 1024;

/**
 * The events of a session, to everybody in it. A newcomer is subscribed first, then sent what is in the air, then what
 * is stored, then the numbers that came meanwhile: no hole and no double (D9).
 */
export class SessionChannel {
  private readonly entries = new Map<Subscriber, Entry>();
  /** Lines that are not in the database: partials and finals without number. */
  private readonly current = new Map<string, PartialMessage | FinalMessage>();
  private readonly options: ChannelOptions;

  constructor(options: ChannelOptions) {
    this.options = options;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Sends what is missing; resolves when the subscriber is live, or gone. */
  async subscribe(subscriber: Subscriber, afterSeq: number): Promise<void> {
    const entry: Entry = { held: [], sentSeq: afterSeq };
    this.entries.set(subscriber, entry);
    for (const line of this.current.values()) subscriber.send(JSON.stringify(line));
    const lastSeq = await this.backfill(subscriber, entry, afterSeq);
    if (lastSeq === null) return;
    subscriber.send(JSON.stringify({ type: "caught-up", lastSeq } satisfies ServerMessage));
    const held = entry.held ?? [];
    entry.held = null;
    entry.sentSeq = lastSeq;
    for (const message of held) sendStored(subscriber, entry, message, null);
  }

  unsubscribe(subscriber: Subscriber): void {
    this.entries.delete(subscriber);
  }

  partial(message: PartialMessage): void {
    if (message.text === "") this.current.delete(message.utteranceId);
    else this.current.set(message.utteranceId, message);
    this.broadcast(message);
  }

  final(message: FinalMessage): void {
    this.current.set(message.utteranceId, message);
    this.broadcast(message);
  }

  /** Lines that will never be stored: nobody who comes is told of them any more. */
  withdraw(utteranceIds: readonly string[]): void {
    for (const utteranceId of utteranceIds) this.current.delete(utteranceId);
  }

  stored(message: StoredMessage): void {
    for (const { utteranceId } of message.items) this.current.delete(utteranceId);
    const json = JSON.stringify(message);
    for (const [subscriber, entry] of this.entries) {
      if (entry.held === null) sendStored(subscriber, entry, message, json);
      else entry.held.push(message);
    }
  }

  broadcast(message: ServerMessage): void {
    const json = JSON.stringify(message);
    for (const subscriber of this.entries.keys()) subscriber.send(json);
  }

  /** Highest seq sent; null when the subscriber left meanwhile, or was closed because nothing can be read. */
  private async backfill(
    subscriber: Subscriber,
    entry: Entry,
    afterSeq: number,
  ): Promise<number | null> {
    const left = () => this.entries.get(subscriber) !== entry;
    let lastSeq = afterSeq;
    let failedReads = 0;
    while (!left()) {
      const page = await this.options.readAfter(lastSeq, pageSize).catch((error: unknown) => {
        this.options.onProblem("backfill", error);
        return null;
      });
      if (left()) return null;
      failedReads = page === null ? failedReads + 1 : 0;
      if (failedReads === failedReadsMax) {
        subscriber.close("TRY_LATER");
        return null;
      }
      for (const line of page ?? []) subscriber.send(JSON.stringify(line));
      lastSeq = page?.at(-1)?.seq ?? lastSeq;
      if (page !== null && page.length < pageSize) return lastSeq;
      do await this.options.pause();
      while (!left() && subscriber.bufferedBytes > bufferedBytesMax);
    }
    return null;
  }
}

/** `json` is the whole message written once for all; it is used when all of it is news. */
function sendStored(
  subscriber: Subscriber,
  { sentSeq }: Entry,
  message: StoredMessage,
  json: string | null,
): void {
  const items = message.items.filter(({ seq }) => seq > sentSeq);
  if (items.length === 0) return;
  const whole = items.length === message.items.length;
  subscriber.send((whole ? json : null) ?? JSON.stringify({ ...message, items }));
}
