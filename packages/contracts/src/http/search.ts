import { analysisSections } from "@rooms/domain/vocabulary/analysis";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { calendarDay, humanText, id, identityText, slug, time } from "./shared.ts";

/** Text with the places where it matches: ranges of UTF-16 units, in order. */
export const snippet = z.object({
  text: z.string(),
  marks: z.array(z.object({ from: z.int(), until: z.int() })),
});
export type Snippet = z.infer<typeof snippet>;

const foundSession = z.object({
  slug,
  title: z.string().nullable(),
  startedAt: time.nullable(),
});

export const foundLine = z.object({
  session: foundSession,
  segmentId: id,
  identity: identityText,
  name: z.string(),
  language: z.string().nullable(),
  /** Session clock, ms. */
  startedAtMs: z.int(),
  snippet,
});
export type FoundLine = z.infer<typeof foundLine>;

/** A message of a session's chat. */
export const foundMessage = z.object({
  session: foundSession,
  id,
  identity: identityText,
  name: z.string(),
  /** Session clock, ms. */
  sentAtMs: z.int(),
  snippet,
});
export type FoundMessage = z.infer<typeof foundMessage>;

export const foundInSession = z.object({
  session: foundSession,
  /** The title as it matches; null when only the analysis does. */
  title: snippet.nullable(),
  /** Of the newest finished analysis. */
  lines: z.array(
    z.object({
      section: z.enum(analysisSections),
      snippet,
      segmentIds: z.array(id),
    }),
  ),
});
export type FoundInSession = z.infer<typeof foundInSession>;

/** `<offset>.<id of the newest line>`, to be handed back as it came. */
const placePattern = /^\d{1,4}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const search = defineOperation({
  id: "search.find",
  method: "GET",
  path: "/api/search",
  summary:
    "Words in the transcripts, chats, titles and analyses of a space: lines best first, and on the first page the sessions and the messages that match",
  auth: "user",
  scope: "transcripts:read",
  rate: "search",
  query: z.strictObject({
    /** All of the words; "a phrase" in quotes; -without. Words are found by their stem, in English and Russian. */
    q: humanText(httpLimits.searchLengthMax),
    /** The active space without it. */
    spaceId: id.optional(),
    /** One session only. */
    slug: slug.optional(),
    /** Name of who spoke, in any case. */
    speaker: humanText(httpLimits.displayNameLengthMax).optional(),
    /** Sessions that began on this day or later, in the space's time zone. */
    from: calendarDay.optional(),
    /** Sessions that began on this day or earlier, in the space's time zone. */
    until: calendarDay.optional(),
    cursor: z.string().regex(placePattern).optional(),
    limit: z.coerce.number().int().min(1).max(httpLimits.pageSizeMax).optional(),
  }),
  status: 200,
  response: z.object({
    /** Empty on later pages, and when a speaker is asked for. */
    sessions: z.array(foundInSession),
    items: z.array(foundLine),
    /** The newest messages of chats that match; empty on later pages. */
    messages: z.array(foundMessage),
    /** Null on the last page. The newest 500 lines that match are ranked; older ones are found by more words or a filter. */
    nextCursor: z.string().nullable(),
  }),
  errors: ["NOT_FOUND", "SEARCH_TOO_BROAD"],
});
