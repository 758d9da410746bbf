import type { ChatEntry } from "@rooms/contracts/realtime";

/** A message as the page shows it. Times are milliseconds on the session clock. */
export interface ChatLine extends Omit<ChatEntry, "text"> {
  text: string;
}

/** What came by the socket, each message once, in the order of sending; those that were deleted are gone. */
export class ChatLines {
  /** Revision by id of what is known, deleted ones too: an older copy does not bring them back. */
  readonly #revisions = new Map<string, number>();
  #lines: readonly ChatLine[] = [];
  #added: ChatLine[] = [];
  readonly #deleted = new Set<string>();

  take(entry: ChatEntry): void {
    const { id, revision, text } = entry;
    const known = this.#revisions.get(id);
    if (known !== undefined && known >= revision) return;
    this.#revisions.set(id, revision);
    if (text === null) this.#deleted.add(id);
    else if (known === undefined) this.#added.push({ ...entry, text });
  }

  /** The same array until something changed. */
  snapshot(): readonly ChatLine[] {
    if (this.#added.length === 0 && this.#deleted.size === 0) return this.#lines;
    const last = this.#lines.at(-1)?.seq ?? 0;
    const all = [...this.#lines, ...this.#added];
    const inOrder = this.#added.every(({ seq }, n) => seq > (this.#added[n - 1]?.seq ?? last));
    if (!inOrder) all.sort((a, b) => a.seq - b.seq);
    this.#lines = this.#deleted.size === 0 ? all : all.filter(({ id }) => !this.#deleted.has(id));
    this.#added = [];
    this.#deleted.clear();
    return this.#lines;
  }
}
