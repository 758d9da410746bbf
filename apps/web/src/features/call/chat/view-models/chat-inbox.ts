import type { ChatStore } from "@rooms/live-client";
import { Observable } from "#shared/observable.ts";
import { keptChat, keepChat } from "./kept-chat.ts";
import { othersAfter } from "./others-after.ts";

export interface ChatInboxOptions {
  readonly slug: string;
  readonly store: ChatStore;
}

/** What this page has of the chat beside the messages: what is read, what is being typed, what waits to be sent. */
export class ChatInbox {
  readonly store: ChatStore;
  /** Messages of others that came and were not looked at. */
  readonly unread = new Observable(0);
  /** What is being typed: it stays when the panel is closed. */
  readonly draft = new Observable("");
  readonly #slug: string;
  #identity: string | null = null;
  /** Everything up to here was read; null until what was written before has come. */
  #readSeq: number | null = null;
  #open = false;
  #kept: unknown = null;

  constructor({ slug, store }: ChatInboxOptions) {
    this.store = store;
    this.#slug = slug;
    store.subscribe(this.#follow);
  }

  /** Who writes here; null until it is known. */
  get identity(): string | null {
    return this.#identity;
  }

  /** Who writes is known: what an earlier load of the page left goes on. */
  begin(identity: string): void {
    if (this.#identity === identity) return;
    this.#identity = identity;
    const kept = keptChat(this.#slug, identity);
    if (kept === null) return;
    this.#readSeq ??= kept.readSeq;
    if (this.draft.getSnapshot() === "") this.draft.set(kept.draft);
    this.store.restore(kept.outgoing);
  }

  /** Whether the messages are on the screen: those that come are read. */
  setOpen(open: boolean): void {
    this.#open = open;
    this.#follow();
  }

  send(): void {
    const text = this.draft.getSnapshot();
    if (text.trim() === "") return;
    this.draft.set("");
    this.store.send(text);
  }

  type(text: string): void {
    this.draft.set(text);
    this.#keep();
  }

  readonly #follow = (): void => {
    const { lines, caughtUp } = this.store.getSnapshot();
    const lastSeq = lines.at(-1)?.seq ?? 0;
    if (this.#open) this.#readSeq = Math.max(this.#readSeq ?? 0, lastSeq);
    else if (caughtUp) this.#readSeq ??= lastSeq;
    const read = { seq: this.#readSeq ?? lastSeq, ownIdentity: this.#identity };
    this.unread.set(othersAfter(lines, read).length);
    this.#keep();
  };

  #keep(): void {
    if (this.#identity === null) return;
    const outgoing = this.store
      .getSnapshot()
      .outgoing.map(({ messageId, text }) => ({ messageId, text }));
    const kept = { readSeq: this.#readSeq, draft: this.draft.getSnapshot(), outgoing };
    const key = JSON.stringify(kept);
    if (key === this.#kept) return;
    this.#kept = key;
    keepChat(this.#slug, this.#identity, kept);
  }
}
