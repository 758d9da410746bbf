import type { AnalysisSection } from "../vocabulary/analysis.ts";
import type { Caller } from "../shared/caller.ts";
import type { Clock } from "../shared/clock.ts";
import type { IdSource } from "../shared/id-source.ts";
import { segmentId } from "../shared/ids.ts";
import type {
  ChatMessageId,
  ParticipantIdentity,
  SegmentId,
  SessionId,
  Slug,
  SpaceId,
} from "../shared/ids.ts";
import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Store } from "../shared/store.ts";
import { workingSpace } from "../spaces/use-cases/working-space.ts";

/** Text with the places where it matches: ranges of UTF-16 units, in order, not overlapping. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly { readonly from: number; readonly until: number }[];
}

export interface FoundSession {
  readonly slug: Slug;
  readonly title: string | null;
  readonly startedAt: Date | null;
}

/** A line of a transcript that matches. */
export interface FoundLine {
  readonly session: FoundSession;
  readonly segmentId: SegmentId;
  readonly identity: ParticipantIdentity;
  readonly name: string;
  readonly language: string | null;
  /** Session clock, ms. */
  readonly startedAtMs: number;
  readonly snippet: Snippet;
}

/** A message of a session's chat that matches. */
export interface FoundMessage {
  readonly session: FoundSession;
  readonly id: ChatMessageId;
  readonly identity: ParticipantIdentity;
  readonly name: string;
  /** Session clock, ms. */
  readonly sentAtMs: number;
  readonly snippet: Snippet;
}

/** A session whose title, or whose analysis, matches. */
export interface FoundInSession {
  readonly session: FoundSession;
  /** The title as it matches; null when only the analysis does. */
  readonly title: Snippet | null;
  /** Lines of the newest finished analysis that match, with the segments they rest on. */
  readonly lines: readonly {
    readonly section: AnalysisSection;
    readonly snippet: Snippet;
    readonly segmentIds: readonly SegmentId[];
  }[];
}

export interface SearchFilter {
  readonly spaceId: SpaceId;
  /** Words as people type them: all of them, "a phrase", -not this. */
  readonly text: string;
  /** Name of who spoke, in any case. */
  readonly speaker?: string;
  /** Sessions that began on these days (`YYYY-MM-DD`), both included, in the time zone. */
  readonly from?: string;
  readonly until?: string;
  readonly timeZone: string;
  readonly sessionId?: SessionId;
}

/** A place in a ranked list: what came after the first page does not move it. */
export interface SearchPlace {
  /** Newest line that the list may hold. */
  readonly newest: SegmentId;
  readonly offset: number;
}

/** So many of the newest lines that match are ranked; an older one is found by more words or by a filter. */
export const rankedLinesMax = 500;

export interface SearchRepository {
  /**
   * The lines that match, best first, out of the `rankedLinesMax` newest; at most `limit`. `newest` is the newest of those,
   * null when none matches. Null in place of all when it would hold the database up for too long.
   */
  lines(
    filter: SearchFilter,
    page: { readonly after: SearchPlace | null; readonly limit: number },
  ): Promise<{ readonly lines: FoundLine[]; readonly newest: SegmentId | null } | null>;
  /** Messages of chats that match and were not deleted, newest first; at most `limit`. Null as above. */
  messages(filter: SearchFilter, limit: number): Promise<FoundMessage[] | null>;
  /** Sessions that match by title or by analysis, newest first; at most `limit`. Null as above. */
  sessions(filter: Omit<SearchFilter, "speaker">, limit: number): Promise<FoundInSession[] | null>;
}

export interface SearchInput extends Omit<SearchFilter, "spaceId" | "sessionId" | "timeZone"> {
  readonly caller: Caller;
  /** The caller's active space without it. */
  readonly spaceId?: SpaceId;
  readonly slug?: Slug;
  readonly cursor?: string;
  readonly limit: number;
}

export interface Found {
  /** On the first page only, and not when a speaker is asked for. */
  readonly sessions: readonly FoundInSession[];
  readonly lines: readonly FoundLine[];
  /** On the first page only: the newest that match. */
  readonly messages: readonly FoundMessage[];
  readonly nextCursor: string | null;
}

const sessionsMax = 10;
const messagesMax = 20;

/** Searches what members of a space may read. NOT_FOUND when the space, or the session in it, is not the caller's. */
export function searchSpace(deps: { store: Store; clock: Clock; ids: IdSource }) {
  return async (input: SearchInput): Promise<Result<Found>> => {
    const { caller, spaceId, slug, cursor, limit, ...words } = input;
    const space = await workingSpace(deps)(caller, spaceId);
    if (!space.ok) return space;
    const after = cursor === undefined ? null : placeOf(cursor);
    if (cursor !== undefined && after === null)
      return refuse("VALIDATION_FAILED", { field: "cursor" });
    const session = slug === undefined ? undefined : await deps.store.sessions.findBySlug(slug);
    if (session === null || (session && session.spaceId !== space.value.id))
      return refuse("NOT_FOUND");
    const filter = {
      ...words,
      spaceId: space.value.id,
      timeZone: space.value.timeZone,
      ...(session && { sessionId: session.id }),
    };
    const { search } = deps.store;
    const [found, sessions, messages] = await Promise.all([
      search.lines(filter, { after, limit: limit + 1 }),
      after === null && filter.speaker === undefined ? search.sessions(filter, sessionsMax) : [],
      after === null ? search.messages(filter, messagesMax) : [],
    ]);
    if (!found || !sessions || !messages) return refuse("SEARCH_TOO_BROAD");
    const { lines, newest } = found;
    return ok({
      sessions,
      messages,
      lines: lines.slice(0, limit),
      // The first page fixes the list: ids grow with time, so a line that is stored later has a greater one.
      nextCursor:
        lines.length > limit && newest !== null
          ? `${(after?.offset ?? 0) + limit}.${after?.newest ?? newest}`
          : null,
    });
  };
}

const cursorPattern = /^(\d{1,4})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeOf(cursor: string): SearchPlace | null {
  const [, offset, newest] = cursorPattern.exec(cursor) ?? [];
  return offset === undefined || newest === undefined
    ? null
    : { offset: Number(offset), newest: segmentId(newest) };
}
