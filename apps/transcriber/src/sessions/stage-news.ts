import type { SessionNews } from "@rooms/domain/transcription/store";
import type { SessionChannel } from "../transcript/channel.ts";

/** Tells every page that what the room shows to all may be another; who is not in the room reads it anew. */
export class StageNews {
  readonly #channel: Pick<SessionChannel, "broadcast">;
  #mark: string | null = null;

  constructor(channel: Pick<SessionChannel, "broadcast">) {
    this.#channel = channel;
  }

  /** The first look tells as well: something may have changed since the session was read. */
  follow({ stageMark }: Pick<SessionNews, "stageMark">): void {
    if (stageMark === this.#mark) return;
    this.#mark = stageMark;
    this.#channel.broadcast({ type: "stage" });
  }
}
