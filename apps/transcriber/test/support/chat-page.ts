import type { ChatEntry, ChatRefusedMessage, ServerMessage } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import type { Page } from "./page.ts";

/** The chat as one page was told it. */
export class ChatPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  follow(afterRevision = 0): this {
    this.#page.tell({ type: "chat-follow", afterRevision });
    return this;
  }

  send(messageId: string, text: string): void {
    this.#page.tell({ type: "chat-send", messageId, text });
  }

  get entries(): ChatEntry[] {
    return this.#of("chat").flatMap(({ entries }) => entries);
  }

  /** Texts in the order in which they came; null for what was deleted. */
  get texts(): (string | null)[] {
    return this.entries.map(({ text }) => text);
  }

  get caughtUpTo(): number | undefined {
    return this.#of("chat-caught-up").at(-1)?.revision;
  }

  get refusals(): ChatRefusedMessage[] {
    return this.#of("chat-refused");
  }

  async received(count: number): Promise<ChatEntry[]> {
    await until(`${count} messages`, () => this.entries.length >= count);
    return this.entries;
  }

  async refused(messageId: string): Promise<ChatRefusedMessage> {
    const find = () => this.refusals.find((one) => one.messageId === messageId);
    await until("the refusal", () => find() !== undefined);
    const found = find();
    if (found === undefined) throw new Error("no refusal");
    return found;
  }

  #of<Type extends ServerMessage["type"]>(type: Type): Extract<ServerMessage, { type: Type }>[] {
    return this.#page.messages.filter(
      (message): message is Extract<ServerMessage, { type: Type }> => message.type === type,
    );
  }
}
