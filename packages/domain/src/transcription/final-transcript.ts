import type { ChatMessage } from "../chat/chat-message.ts";
import type { ParticipantView } from "../sessions/participant.ts";
import type { Session } from "../sessions/session.ts";
import type { Segment, TranscriptGap } from "./segment.ts";
import type { SessionUsage } from "./usage.ts";

/** Where the stored words of a session stand, read at one moment. */
export interface TranscriptStanding {
  /** A transcriber holds the session: more may come. */
  readonly held: boolean;
  /** Names the words, gaps and corrections there are: it changes with each. */
  readonly basis: string;
  /** Everything up to here is meant. */
  readonly lastSeq: number;
  readonly segmentCount: number;
  /** BCP 47, as the engine heard them. */
  readonly languages: readonly string[];
}

/** What a document is written from. */
export interface FinalTranscript {
  readonly version: number;
  readonly writtenAt: Date;
  readonly session: Session;
  readonly participants: readonly ParticipantView[];
  readonly gaps: readonly TranscriptGap[];
  /** In the order of sending. */
  readonly chat: readonly ChatMessage[];
  readonly usage: SessionUsage;
  readonly languages: readonly string[];
  /** In the order of speaking, page by page, so that none has to be held whole. */
  readonly segments: AsyncIterable<readonly Segment[]>;
}
