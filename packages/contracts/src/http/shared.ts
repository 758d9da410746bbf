import { guestTranscriptModes, keptDaysChoices } from "@rooms/domain/vocabulary/spaces";
import { cursorPattern, slugPattern } from "@rooms/domain/vocabulary/patterns";
import { languagesMax, spokenLanguages } from "@rooms/domain/vocabulary/languages";
import { outsides, sessionEntries } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";

/** Taken in either case, as RFC 9562 wants; kept in lower case, as Postgres writes it. */
export const id = z.uuid().toLowerCase();
export const slug = z.string().regex(slugPattern);
/** ISO 8601 in UTC with milliseconds. */
export const time = z.iso.datetime();
/** One that people ask about: the database has no year 0. */
export const timeSince1970 = time.regex(/^(19[7-9]\d|[2-9]\d{3})-/);
/** `YYYY-MM-DD`, a day of the calendar between 1970 and 2199. */
export const calendarDay = z.iso.date().regex(/^(19[7-9]\d|2[01]\d\d)-/);
export const color = z.string().regex(/^#[0-9a-f]{6}$/);
/** A participant's identity in a session and in its LiveKit room; made by us, of visible ASCII. */
export const identityText = z.string().regex(/^[!-~]{1,256}$/);

export const sessionEntry = z.enum(sessionEntries);
export type SessionEntry = z.infer<typeof sessionEntry>;

/** Days after the end of a session. */
export const keptDays = z.literal(keptDaysChoices);
/** How long guests read, after a session, what was said while they were in it. */
export const guestTranscriptMode = z.enum(guestTranscriptModes);
export type GuestTranscriptMode = z.infer<typeof guestTranscriptMode>;

export const spokenLanguage = z.enum(spokenLanguages);
export type SpokenLanguage = z.infer<typeof spokenLanguage>;
/** What is spoken. One code: that language; several: people switch between these; none: the engine finds out. */
export const languageSetting = z
  .array(spokenLanguage)
  .max(languagesMax)
  .refine((codes) => new Set(codes).size === codes.length, { error: "Names a language twice" })
  .meta({ uniqueItems: true });

/** UTF-16 units that one character of a text may have on average: an emoji of a family has eleven. */
const unitsPerCharacterMax = 16;
const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

function isWithin(text: string, lengthMax: number): boolean {
  if (text.length <= lengthMax) return true;
  if (text.length > lengthMax * unitsPerCharacterMax) return false;
  let count = 0;
  for (const _ of characters.segment(text)) if ((count += 1) > lengthMax) return false;
  return true;
}

/**
 * Text a person typed: trimmed, not empty, no control characters and no halves of a character. Characters are counted as
 * people count them: a flag or a family is one. JSON Schema counts more, and so promises less.
 */
export function humanText(lengthMax: number): z.ZodString {
  return (
    z
      .string()
      .regex(/^[^\p{Cc}\p{Cs}]+$/u, { error: needs(lengthMax) })
      .refine((text) => isWithin(text, lengthMax), { error: needs(lengthMax) })
      .trim()
      .min(1)
      // JSON Schema has no trimming, and its patterns no classes that every language knows.
      .meta({ pattern: visibleText, minLength: 1, maxLength: lengthMax })
  );
}

/**
 * Format characters: what turns the direction of the words around it, and what is not seen at all. Joiners stay where a
 * script or an emoji is written with them.
 */
const unseen =
  /(?!(?<=[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d](?=[\p{L}\p{Extended_Pictographic}]))(?=\p{Default_Ignorable_Code_Point})\p{Cf}/gu;

/** The name or title of a thing: human text without what would reorder, or hide in, the words it stands among. */
export function titleText(lengthMax: number): z.ZodString {
  return humanText(lengthMax)
    .overwrite((text) => text.replace(unseen, "").trim())
    .min(1, { error: needs(lengthMax) })
    .meta({ pattern: visibleText, minLength: 1, maxLength: lengthMax });
}

function needs(lengthMax: number): string {
  return `Needs 1 to ${lengthMax} characters, none of them a control character`;
}

const control = "\\u0000-\\u001f\\u007f-\\u009f";
const visibleText = `^[^${control}]*[^${control}\\s\\ufeff][^${control}]*$`;

export const outside = z.enum(outsides);

/** Query of operations on one space: the active one unless it is named. */
export const inSpace = z.strictObject({ spaceId: id.optional() });

export const idParams = z.object({ id });
export const slugParams = z.object({ slug });

/** Query of a list that comes by page. */
export const pageQuery = {
  /** `nextCursor` of the page before, as it came; the pattern only says what was never a cursor. */
  cursor: z.string().regex(cursorPattern).optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(httpLimits.pageSizeMax)
    .default(httpLimits.pageSizeDefault)
    .optional(),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Null on the last page. */
    nextCursor: z.string().nullable(),
  });
}
