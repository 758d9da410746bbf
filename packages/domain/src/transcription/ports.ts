import type {
  ParticipantIdentity,
  SegmentId,
  SessionId,
  Slug,
  SpaceId,
  UserId,
} from "../shared/ids.ts";
import type { LanguageSetting } from "../vocabulary/languages.ts";
import type { CorrectionEntry, SegmentCorrection } from "./corrections.ts";
import type { TranscriptStanding } from "./final-transcript.ts";
import type { Segment, SpokenLine, TranscriptGap } from "./segment.ts";
import type { NewGap, Watermark } from "./store.ts";
import type { SessionUsage, UsageTotals } from "./usage.ts";

/** Whether more words of a session may come, and whether there are any. */
export interface TranscriptProgress {
  /** A transcriber holds the session. */
  readonly held: boolean;
  /** Speech was heard that is neither stored nor known to be lost. */
  readonly unsettled: boolean;
  readonly hasWords: boolean;
}

/** Which lines of a session: stored after a number, and begun at a time or later. */
export interface TranscriptPart {
  readonly afterSeq: number;
  /** Session clock. */
  readonly fromMs: number;
}

/** All of a session. */
export const wholeTranscript: TranscriptPart = { afterSeq: 0, fromMs: 0 };

/** Who took part in a session without being of its space: by the identity that a guest's pass proves, or by their account. */
export type OutsideReader =
  { readonly identity: ParticipantIdentity } | { readonly userId: UserId };

/** What people from outside read of a session that is over: what was said while they were in it. */
export interface OwnPart {
  readonly session: {
    readonly id: SessionId;
    readonly slug: Slug;
    readonly title: string | null;
    readonly startedAt: Date;
    readonly endedAt: Date;
    readonly languages: LanguageSetting;
  };
  /** Of the space. */
  readonly timeZone: string;
  readonly readableUntil: Date;
  /** A page of them by seq; all of them in the order of speaking. */
  readonly lines: readonly SpokenLine[];
}

/** Lines with a greater seq, so many at most. */
export interface LinePage {
  readonly afterSeq: number;
  readonly limit: number;
}

export interface TranscriptRepository {
  /**
   * The part of an ended session that the reader may read at this moment, by one statement that also asks whether they
   * may: they came from outside and were not removed, and their space still lets guests in and read afterwards. Null for
   * all others. Without a page: all of it.
   */
  readOwnPart(
    slug: Slug,
    reader: OutsideReader,
    asked: { readonly now: Date; readonly page: LinePage | null },
  ): Promise<OwnPart | null>;
  /** Stored segments of the part, by seq; at most `limit`. */
  listAfter(
    space: SpaceId,
    session: SessionId,
    part: TranscriptPart,
    limit: number,
  ): Promise<Segment[]>;
  /** All lines of the part, in the order of speaking (start, then seq). */
  listLines(space: SpaceId, session: SessionId, part: TranscriptPart): Promise<SpokenLine[]>;
  /** The words of these segments, with the times that corrected ones were given. */
  listWords(
    space: SpaceId,
    session: SessionId,
    segments: readonly SegmentId[],
  ): Promise<Pick<Segment, "id" | "words">[]>;
  /** One segment, or null when the session has none of this id. */
  findSegment(space: SpaceId, session: SessionId, id: SegmentId): Promise<Segment | null>;
  /** Writes the correction, and its entry of the history, if no other came since `basedOn`; says whether it did. */
  correct(space: SpaceId, session: SessionId, correction: SegmentCorrection): Promise<boolean>;
  /** The newest `limit` corrections of a segment, oldest first. */
  listCorrections(
    space: SpaceId,
    session: SessionId,
    segment: SegmentId,
    limit: number,
  ): Promise<CorrectionEntry[]>;
  /** Gaps that begin at `fromMs` or later, in the order of speaking. */
  listGaps(space: SpaceId, session: SessionId, fromMs: number): Promise<TranscriptGap[]>;
  /** Sessions that ended in the period with speech that was heard and is not settled, oldest end first. */
  listUnsettled(ended: { from: Date; until: Date }, limit: number): Promise<SessionId[]>;
  /**
   * Takes a session without an owner until the transaction ends, fences its former owner, and gives its
   * watermarks; null while a transcriber holds it.
   */
  takeUnsettled(session: SessionId): Promise<Watermark[] | null>;
  /** Read at one moment, by three probes of an index. */
  progress(session: SessionId): Promise<TranscriptProgress>;
  /** Where the stored words stand, whatever the session's status. */
  standing(session: SessionId): Promise<TranscriptStanding>;
  /** The `seq` of every segment up to the one given, in the order of speaking (start, then seq). */
  orderOfSpeaking(session: SessionId, upToSeq: number): Promise<number[]>;
  /** The segments with these `seq`, in their order, as corrected. */
  listFinal(session: SessionId, seqs: readonly number[]): Promise<Segment[]>;
  /**
   * Leaves "finalise" for sessions that ended since then and whose document lacks something, and for older ones without
   * any, oldest first: what was stored after the end leaves no work by itself. Says how many.
   */
  requestUnwritten(endedSince: Date, limit: number): Promise<number>;
  /** Adds the gaps; all that was heard counts as accounted for from then on. */
  writeLost(session: SessionId, gaps: readonly NewGap[]): Promise<void>;
}

export interface UsageRepository {
  /** Usage so far of one session. */
  forSession(space: SpaceId, session: SessionId): Promise<SessionUsage>;
  /** Totals of the sessions of a space that started in the period. */
  totals(space: SpaceId, period: { from: Date; until: Date }): Promise<UsageTotals>;
  /** Milliseconds of speech transcribed for a user since `since`, over all sessions: what the per-user limit counts. */
  transcribedMsOfUser(user: UserId, since: Date): Promise<number>;
}
