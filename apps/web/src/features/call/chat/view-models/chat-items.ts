import type { ChatLine, OutgoingChat } from "@rooms/live-client";
import type { ChatItem } from "@rooms/ui";
import { clockTime } from "#shared/clock-time.ts";
import type { Speaker } from "../../transcription/view-models/transcript-items.ts";

interface Own {
  readonly identity: string;
  readonly name: string;
}

/** Turns messages into what the list draws. One that did not change gives the same object as last time. */
export class ChatItems {
  readonly #made = new WeakMap<ChatLine | OutgoingChat, ChatItem>();
  #people: ReadonlyMap<string, Speaker> = new Map();

  of(
    messages: { lines: readonly ChatLine[]; outgoing: readonly OutgoingChat[] },
    people: ReadonlyMap<string, Speaker>,
    own: Own,
  ): ChatItem[] {
    const known = this.#people === people;
    this.#people = people;
    const item = (one: ChatLine | OutgoingChat, make: () => ChatItem) => {
      const made = (known ? this.#made.get(one) : undefined) ?? make();
      this.#made.set(one, made);
      return made;
    };
    return [
      ...messages.lines.map((line) => item(line, () => lineItem(line, people))),
      ...messages.outgoing.map((one) => item(one, () => outgoingItem(one, people, own))),
    ];
  }
}

function lineItem(line: ChatLine, people: ReadonlyMap<string, Speaker>): ChatItem {
  const { id, participantIdentity: authorId, participantName: name, text, sentAtMs } = line;
  const author = { ...people.get(authorId), name };
  return { id, authorId, author, text, timeLabel: clockTime(sentAtMs), sentAtMs };
}

function outgoingItem(
  { messageId, text, state }: OutgoingChat,
  people: ReadonlyMap<string, Speaker>,
  { identity, name }: Own,
): ChatItem {
  const author = people.get(identity) ?? { name };
  const shared = { id: messageId, authorId: identity, author, text };
  return { ...shared, timeLabel: "", sentAtMs: null, state };
}
