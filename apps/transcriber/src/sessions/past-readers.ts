import type { SessionControl } from "@rooms/domain/transcription/store";
import type { SessionChannel } from "../transcript/channel.ts";
import type { Connection, Hello } from "../server/client-connection.ts";

/** Who reads from when on: members all of it; guests and outsiders from when they joined, until a host opens the past. */
export class PastReaders {
  readonly #channel: SessionChannel;
  #open: boolean;

  constructor(channel: SessionChannel, { pastOpen }: Pick<SessionControl, "pastOpen">) {
    this.#channel = channel;
    this.#open = pastOpen;
  }

  subscribe(connection: Connection, { afterSeq }: Pick<Hello, "afterSeq">): void {
    const { capabilities, readsFromMs = 0 } = connection.claims;
    if (!capabilities.includes("listen")) return;
    // A reader who was away while the past was opened resumes after a line that others got later: the past is sent below.
    const isWithheld = !this.#open || afterSeq > 0;
    const fromMs = isWithheld ? readsFromMs : 0;
    void this.#channel.subscribe(connection, { afterSeq, fromMs });
    if (this.#open) this.#channel.openPast();
  }

  follow({ pastOpen }: Pick<SessionControl, "pastOpen">): void {
    if (pastOpen && !this.#open) this.#channel.openPast();
    this.#open = pastOpen;
  }
}
