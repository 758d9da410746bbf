import type { SessionControl, SessionNews } from "@rooms/domain/transcription/store";
import type { Connection } from "../server/client-connection.ts";
import type { SessionChannel } from "../transcript/channel.ts";
import { CaptioningNews } from "./captioning-news.ts";
import type { CaptionedSession } from "./captioning-news.ts";
import { ListenerNews } from "./listener-news.ts";
import { LobbyNews } from "./lobby-news.ts";
import { MarkNews } from "./mark-news.ts";
import { SessionReactions } from "./session-reactions.ts";
import { StageNews } from "./stage-news.ts";
import type { SessionMembers } from "./session-members.ts";

/**
 * What the members of a session are told beside its transcript: who listens, waits, reacts or is
 * captioned, and that marks or the stage changed.
 */
export class MemberNews {
  readonly captioning: CaptioningNews;
  readonly reactions: SessionReactions;
  readonly #listeners: ListenerNews;
  readonly #lobby = new LobbyNews();
  readonly #marks: MarkNews;
  readonly #stage: StageNews;

  constructor(
    channel: SessionChannel,
    session: CaptionedSession,
    control: Pick<SessionControl, "marksRevision">,
  ) {
    this.captioning = new CaptioningNews(channel, session);
    this.reactions = new SessionReactions(channel);
    this.#listeners = new ListenerNews(channel);
    this.#marks = new MarkNews(channel, control);
    this.#stage = new StageNews(channel);
  }

  get marksRevision(): number {
    return this.#marks.revision;
  }

  welcome(connection: Connection): void {
    this.#listeners.welcome(connection);
    this.captioning.welcome(connection);
  }

  follow(news: SessionNews, members: SessionMembers, nowMs: number) {
    this.#listeners.follow(news.listeners);
    this.#lobby.tell(members, news.lobby, nowMs);
    this.#marks.follow(news);
    this.#stage.follow(news);
  }
}
