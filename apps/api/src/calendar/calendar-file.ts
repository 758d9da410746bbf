import type { SessionPlan } from "@rooms/domain/sessions/session";

/** One entry of a calendar, as it is now. */
export interface CalendarEntry {
  /** The same for good: calendars replace by it. */
  readonly uid: string;
  /** Grows with each change. */
  readonly revision: number;
  /** Null when it is to be taken out again. */
  readonly plan: SessionPlan | null;
  readonly title: string;
  readonly description: string;
  /** Where it takes place. */
  readonly link: string;
  readonly organizer: { readonly name: string; readonly address: string };
}

const productId = "-//Rooms//Rooms//EN";
const lineBytesMax = 75;
const minuteMs = 60_000;

/**
 * An iCalendar file (RFC 5545, RFC 5546): METHOD:PUBLISH for a plan, CANCEL for one that was taken back. Written here
 * because libraries insist on a start, which a taken-back plan has none of. Times are in UTC.
 */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const { uid, revision, plan, title, description, link, organizer } = entry;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${productId}`,
    `METHOD:${calendarMethod(entry)}`,
    "BEGIN:VEVENT",
    `UID:${textOf(uid)}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${timeOf(now)}`,
    ...(plan ? [`DTSTART:${timeOf(plan.startAt)}`, `DTEND:${timeOf(endOf(plan))}`] : []),
    `STATUS:${plan ? "CONFIRMED" : "CANCELLED"}`,
    `SUMMARY:${textOf(title)}`,
    `DESCRIPTION:${textOf(description)}`,
    `LOCATION:${textOf(link)}`,
    `URL:${link}`,
    `ORGANIZER;CN="${quotedOf(organizer.name)}":mailto:${organizer.address}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

export function calendarMethod({ plan }: Pick<CalendarEntry, "plan">): "PUBLISH" | "CANCEL" {
  return plan ? "PUBLISH" : "CANCEL";
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
  let text = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > lineBytesMax) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
