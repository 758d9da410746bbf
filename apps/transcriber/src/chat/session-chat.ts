import { TokenBucket } from "@rooms/audio/token-bucket";
import type { ClientMessage, ServerMessage, TicketClaims } from "@rooms/contracts/realtime";
import { cleanChatText } from "@rooms/domain/chat/chat-message";
import type { NewChatMessage } from "@rooms/domain/chat/chat-message";
import type { ChatStore } from "@rooms/domain/chat/ports";
import type { IdSource } from "@rooms/domain/shared/id-source";
import {
  chatMessageId,
  participantId as asParticipantId,
  sessionId as asSessionId,
} from "@rooms/domain/shared/ids";
import type { SessionControl } from "@rooms/domain/transcription/store";
import { chatLimits } from "@rooms/domain/vocabulary/chat";
import type { ChatRefusal } from "@rooms/domain/vocabulary/chat";
import { ChatChannel, entryOf, tell } from "./chat-channel.ts";
import type { Subscriber } from "../transcript/channel.ts";
import { Rates } from "../collections/rates.ts";

export type ChatRequest = Extract<ClientMessage, { type: "chat-follow" | "chat-send" }>;
type Send = Extract<ChatRequest, { type: "chat-send" }>;

/** A socket of a participant. */
export interface ChatConnection extends Subscriber {
  readonly claims: TicketClaims;
}

type ChatControl = Pick<SessionControl, "chatOn" | "chatRevision" | "pastOpen">;

export interface SessionChatOptions {
  store: ChatStore;
  ids: Pick<IdSource, "uuid">;
  /** As the session was opened. */
  control: ChatControl & Pick<SessionControl, "sessionId">;
  nowMs: () => number;
  pause: () => Promise<void>;
  onProblem: (where: string, error: unknown) => void;
}

/** Messages that wait for the database; more come back to their pages, which send them again. */
const waitingMax = 200;
const unavailableRetryMs = 2_000;

/** The chat of a session that this process owns: takes what participants send, and sends them what was written. */
export class SessionChat {
  /** Single fields and not the options object, which would keep all that the session was opened with in memory. */
  readonly #store: ChatStore;
  readonly #ids: SessionChatOptions["ids"];
  readonly #nowMs: () => number;
  readonly #onProblem: SessionChatOptions["onProblem"];
  readonly #channel: ChatChannel;
  readonly #rates = new Rates({
    perSecond: chatLimits.perSecondOfOne,
    burst: chatLimits.burstOfOne,
  });
  readonly #rate = new TokenBucket({
    perSecond: chatLimits.perSecondOfAll,
    burst: chatLimits.burstOfAll,
  });
  #on: boolean;
  #pastOpen: boolean;
  #waiting = 0;
  /** One after the other: what one person sends is numbered as they sent it. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: SessionChatOptions) {
    const { store, ids, control, nowMs, pause, onProblem } = options;
    this.#store = store;
    this.#ids = ids;
    this.#nowMs = nowMs;
    this.#onProblem = onProblem;
    this.#on = control.chatOn;
    this.#pastOpen = control.pastOpen;
    this.#channel = new ChatChannel({
      changesAfter: (part, limit) => store.changesAfter(control.sessionId, part, limit),
      revision: control.chatRevision,
      pause,
      onProblem,
    });
  }

  /** What a welcome says of it. */
  get state(): { on: boolean } {
    return { on: this.#on };
  }

  request(connection: ChatConnection, request: ChatRequest): void {
    if (request.type === "chat-follow") this.#follow(connection, request.afterRevision);
    else this.#take(connection, request);
  }

  leave(connection: ChatConnection): void {
    this.#channel.unsubscribe(connection);
  }

  /** Some process wrote or deleted a message. */
  changed(): void {
    void this.#channel.catchUp();
  }

  /** What hosts decided since, and what was written while no notification came through. */
  control(
    { chatOn, chatRevision, pastOpen }: ChatControl,
    members: Iterable<ChatConnection>,
  ): void {
    if (chatRevision > this.#channel.revision) this.changed();
    if (pastOpen && !this.#pastOpen) this.#channel.openPast();
    this.#pastOpen = pastOpen;
    if (chatOn === this.#on) return;
    this.#on = chatOn;
    const news: ServerMessage = { type: "chat-state", on: chatOn };
    for (const member of members) tell(member, news);
  }

  #follow(connection: ChatConnection, afterRevision: number): void {
    const { capabilities, readsFromMs = 0 } = connection.claims;
    if (!capabilities.includes("listen")) return;
    // A reader who was away while the past was opened resumes after the withheld messages: these are sent below.
    const isWithheld = !this.#pastOpen || afterRevision > 0;
    const fromMs = isWithheld ? readsFromMs : 0;
    void this.#channel.subscribe(connection, { afterRevision, fromMs });
    if (this.#pastOpen) this.#channel.openPast();
  }

  #take(connection: ChatConnection, { messageId, text }: Send): void {
    const refuse = (code: ChatRefusal, retryAfterMs?: number) =>
      tell(connection, {
        ...{ type: "chat-refused", messageId, code },
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      });
    if (!this.#on) {
      refuse("CHAT_OFF");
      return;
    }
    const clean = cleanChatText(text);
    if (clean.kind === "refused") {
      refuse(clean.code);
      return;
    }
    const { sessionId, participantId } = connection.claims;
    const waitMs = this.#waitMs(participantId);
    if (waitMs > 0) {
      refuse("CHAT_TOO_FAST", waitMs);
      return;
    }
    if (this.#waiting >= waitingMax) {
      refuse("CHAT_UNAVAILABLE", unavailableRetryMs);
      return;
    }
    const message = {
      id: chatMessageId(this.#ids.uuid()),
      sessionId: asSessionId(sessionId),
      participantId: asParticipantId(participantId),
      ...{ messageId, text: clean.text },
    };
    this.#waiting += 1;
    this.#last = this.#last.then(async () => {
      await this.#post(connection, message, refuse);
      this.#waiting -= 1;
    });
  }

  async #post(
    connection: ChatConnection,
    message: NewChatMessage,
    refuse: (code: ChatRefusal, retryAfterMs?: number) => void,
  ): Promise<void> {
    try {
      const posted = await this.#store.post(message);
      if (posted.kind === "refused") {
        refuse(posted.code, posted.code === "CHAT_UNAVAILABLE" ? unavailableRetryMs : undefined);
        return;
      }
      // Sent before, and told to all: its author's page did not hear of it.
      if (posted.again && posted.message.revision <= this.#channel.revision) {
        tell(connection, { type: "chat", entries: [entryOf(posted.message)] });
      }
      this.changed();
    } catch (error) {
      this.#onProblem("chat", error);
      refuse("CHAT_UNAVAILABLE", unavailableRetryMs);
    }
  }

  /** 0 when the participant, and all of the session together, may send one now. */
  #waitMs(participantId: string): number {
    const nowMs = this.#nowMs();
    const own = this.#rates.of(participantId);
    if (!own.take(nowMs)) return Math.max(1, own.waitMs());
    return this.#rate.take(nowMs) ? 0 : Math.max(1, this.#rate.waitMs());
  }
}
