import type { SessionControl } from "@rooms/domain/transcription/store";
import type { SessionChannel } from "../transcript/channel.ts";

/** Tells every page that marks of lines changed; which ones stand it reads itself, within its reader's rights. */
export class MarkNews {
  readonly #channel: SessionChannel;
  #revision: number;

  constructor(channel: SessionChannel, { marksRevision }: Pick<SessionControl, "marksRevision">) {
    this.#channel = channel;
    this.#revision = marksRevision;
  }

  get revision(): number {
    return this.#revision;
  }

  follow({ marksRevision: revision }: Pick<SessionControl, "marksRevision">): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.#channel.broadcast({ type: "marks", revision });
  }
}
