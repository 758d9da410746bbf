import type { ChatEntry, ServerMessage } from "@rooms/contracts/realtime";
import type { ChatMessage } from "@rooms/domain/chat/chat-message";
import type { ChatPart } from "@rooms/domain/chat/ports";
import { backfill } from "../transcript/backfill.ts";
import type { Subscriber } from "../transcript/channel.ts";
import { RareMap } from "../collections/rare.ts";

export interface ChatChannelOptions {
  /** Changes in the order of revisions, at most `limit`. Rejects while the database is away. */
  changesAfter: (part: ChatPart, limit: number) => Promise<ChatMessage[]>;
  /** Up to which revision the chat stood when the session was opened. */
  revision: number;
  /** Waits a little: between attempts to read, and for a slow reader. */
  pause: () => Promise<void>;
  onProblem: (where: string, error: unknown) => void;
}

interface Follower {
  /** Session clock: messages sent before are withheld. 0 for who reads all. */
  fromMs: number;
  /** The backfill is done up to here, and what follows is sent as it comes; null while it runs. */
  sentRevision: number | null;
}

const pageSize = 200;

/**
 * The chat of a session as it lies in the database, sent to all who follow it: whichever process wrote a message, this one
 * reads it from there, in the order of revisions.
 */
export class ChatChannel {
  readonly #followers = new RareMap<Subscriber, Follower>();
  readonly #options: ChatChannelOptions;
  /** Everything up to here was read and sent. */
  #revision: number;
  #reading = false;
  #readAgain = false;

  constructor(options: ChatChannelOptions) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Sends what is missing; resolves when the follower is up to date, or gone. */
  async subscribe(subscriber: Subscriber, { afterRevision, fromMs }: ChatPart): Promise<void> {
    const follower: Follower = { fromMs, sentRevision: null };
    this.#followers.set(subscriber, follower);
    await this.#readFor(subscriber, follower, {
      afterRevision,
      isWanted: ({ sentAtMs }) => sentAtMs >= follower.fromMs,
      onRead: (revision) => {
        follower.sentRevision = revision;
        tell(subscriber, { type: "chat-caught-up", revision });
      },
    });
  }

  unsubscribe(subscriber: Subscriber): void {
    this.#followers.delete(subscriber);
  }

  /** All read all from now on; who was kept from the past is sent it. */
  openPast(): void {
    for (const [subscriber, follower] of this.#followers) {
      const { fromMs } = follower;
      if (fromMs === 0) continue;
      follower.fromMs = 0;
      const isWanted = ({ sentAtMs }: ChatMessage) => sentAtMs < fromMs;
      void this.#readFor(subscriber, follower, { afterRevision: 0, isWanted });
    }
  }

  /** Something was written: reads it and sends it. */
  async catchUp(): Promise<void> {
    this.#readAgain = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#readAgain) {
        this.#readAgain = false;
        const part = { afterRevision: this.#revision, fromMs: 0 };
        const page = await this.#options.changesAfter(part, pageSize);
        this.#sendToAll(page);
        this.#readAgain ||= page.length === pageSize;
      }
    } catch (error) {
      // The next look at the session finds that it is behind, and asks again.
      this.#options.onProblem("chat", error);
    } finally {
      this.#reading = false;
    }
  }

  #sendToAll(page: readonly ChatMessage[]): void {
    const last = page.at(-1);
    if (last === undefined) return;
    this.#revision = last.revision;
    const whole = jsonOf(page);
    for (const [subscriber, follower] of this.#followers) {
      const { sentRevision, fromMs } = follower;
      if (sentRevision === null) continue;
      const news = page.filter(
        ({ revision, sentAtMs }) => revision > sentRevision && sentAtMs >= fromMs,
      );
      // A follower that read by itself may be further than the channel: it is not sent again what it has.
      follower.sentRevision = Math.max(sentRevision, last.revision);
      if (news.length === page.length) subscriber.send(whole);
      else if (news.length > 0) subscriber.send(jsonOf(news));
    }
  }

  /** Sends all that is wanted; `onRead` is called once nothing is missing, before anything else can be written. */
  async #readFor(
    subscriber: Subscriber,
    follower: Follower,
    {
      afterRevision: from,
      isWanted,
      onRead,
    }: {
      afterRevision: number;
      isWanted: (message: ChatMessage) => boolean;
      onRead?: (revision: number) => void;
    },
  ): Promise<void> {
    const { changesAfter, pause, onProblem } = this.#options;
    let afterRevision = from;
    // All up to here are committed: a read that begins later sees them.
    let committed = this.#revision;
    const pages = backfill(subscriber, {
      read: () => {
        committed = this.#revision;
        return changesAfter({ afterRevision, fromMs: 0 }, pageSize);
      },
      isGone: () => this.#followers.get(subscriber) !== follower,
      pause,
      onProblem: (error) => onProblem("chat backfill", error),
    });
    for await (const page of pages) {
      const messages = page.filter(isWanted);
      if (messages.length > 0) subscriber.send(jsonOf(messages));
      afterRevision = page.at(-1)?.revision ?? afterRevision;
      if (page.length === pageSize) continue;
      afterRevision = Math.max(afterRevision, committed);
      if (afterRevision < this.#revision) continue;
      onRead?.(afterRevision);
      return;
    }
  }
}

export function tell(subscriber: Pick<Subscriber, "send">, message: ServerMessage): void {
  subscriber.send(JSON.stringify(message));
}

export function entryOf(message: ChatMessage): ChatEntry {
  const { id, seq, revision, messageId, text, sentAtMs } = message;
  const { participantIdentity, participantName, outside } = message;
  const who = { participantIdentity, participantName, outside };
  return { id, seq, revision, messageId, ...who, text, sentAtMs };
}

function jsonOf(messages: readonly ChatMessage[]): string {
  return JSON.stringify({ type: "chat", entries: messages.map(entryOf) } satisfies ServerMessage);
}
