import type { SessionControl, SessionNews } from "@rooms/domain/transcription/store";
import type { Connection } from "../server/client-connection.ts";
import type { SessionChannel } from "../transcript/channel.ts";
import { CaptioningNews } from "./captioning-news.ts";
import type { CaptionedSession } from "./captioning-news.ts";
import { ListenerNews } from "./listener-news.ts";
import { LobbyNews } from "./lobby-news.ts";
import { MarkNews } from "./mark-news.ts";
import type { SessionMembers } from "./session-members.ts";

/** What the members of a session are told beside its transcript: who listens, waits or is captioned, and that marks changed. */
export class MemberNews {
  readonly captioning: CaptioningNews;
  readonly #listeners: ListenerNews;
  readonly #lobby = new LobbyNews();
  readonly #marks: MarkNews;

  constructor(
    channel: SessionChannel,
    session: CaptionedSession,
    control: Pick<SessionControl, "marksRevision">,
  ) {
    this.captioning = new CaptioningNews(channel, session);
    this.#listeners = new ListenerNews(channel);
    this.#marks = new MarkNews(channel, control);
  }

  get marksRevision(): number {
    return this.#marks.revision;
  }

  welcome(connection: Connection): void {
    this.#listeners.welcome(connection);
    this.captioning.welcome(connection);
  }

  follow({ listeners, lobby, marksRevision }: SessionNews, members: SessionMembers, nowMs: number) {
    this.#listeners.follow(listeners);
    this.#lobby.tell(members, lobby, nowMs);
    this.#marks.follow({ marksRevision });
  }
}
