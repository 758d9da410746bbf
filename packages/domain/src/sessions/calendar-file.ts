import type { SessionPlan } from "./session.ts";

/** What a calendar is to do (RFC 5546): show it to its reader, invite its reader, or take it out. */
export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";

/** One entry of a calendar, as it is now. */
export interface CalendarEntry {
  readonly method: CalendarMethod;
  /** The same for good: calendars replace by it. */
  readonly uid: string;
  /** Grows with each change. */
  readonly revision: number;
  /** Null where it was taken back and is not known any more. */
  readonly plan: SessionPlan | null;
  readonly title: string;
  readonly description: string;
  /** Where it takes place. */
  readonly link: string;
  readonly organizer: {
    readonly name: string;
    readonly address: string;
    /** Who writes in their name. */
    readonly sentBy?: string;
  };
  /** Who is invited by it, or was; of others it does not tell. */
  readonly attendee?: {
    readonly address: string;
    /** Whether the organizer reads answers. */
    readonly mayAnswer: boolean;
  };
}

/** The same in every file and mail about one session or room. */
export function calendarUid(
  kind: "session" | "room",
  { slug, hostname }: { slug: string; hostname: string },
): string {
  return `${kind}-${slug}@${hostname}`;
}

const productId = "-//Rooms//Rooms//EN";
const lineBytesMax = 75;
const minuteMs = 60_000;

/**
 * An iCalendar file (RFC 5545, RFC 5546). Written here because libraries insist on a start, which a taken-back plan has
 * none of. Times are in UTC.
 */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const { method, uid, revision, plan, title, description, link, organizer, attendee } = entry;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${productId}`,
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${textOf(uid)}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${timeOf(now)}`,
    ...(plan ? [`DTSTART:${timeOf(plan.startAt)}`, `DTEND:${timeOf(endOf(plan))}`] : []),
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${textOf(title)}`,
    `DESCRIPTION:${textOf(description)}`,
    `LOCATION:${textOf(link)}`,
    `URL:${link}`,
    organizerLine(organizer),
    ...(attendee ? [attendeeLine(attendee)] : []),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function organizerLine({ name, address, sentBy }: CalendarEntry["organizer"]): string {
  const by = sentBy === undefined ? "" : `;SENT-BY="mailto:${quotedOf(sentBy)}"`;
  return `ORGANIZER;CN="${quotedOf(name)}"${by}:mailto:${address}`;
}

function attendeeLine({ address, mayAnswer }: NonNullable<CalendarEntry["attendee"]>): string {
  const answer = `RSVP=${mayAnswer ? "TRUE" : "FALSE"}`;
  return `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;${answer}:mailto:${address}`;
}

function endOf({ startAt, durationMinutes }: SessionPlan): Date {
  return new Date(startAt.getTime() + durationMinutes * minuteMs);
}

/** `20261129T150000Z`. */
function timeOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** Escaped as RFC 5545, 3.3.11 says: no title ends its line and begins a property of its own. */
function textOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** A quoted parameter has no escapes: what would end it is replaced. */
function quotedOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/"/g, "'")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}

/** Lines of 75 octets at most, cut between characters; each further one begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = "";
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > lineBytesMax) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
