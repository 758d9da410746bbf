/**
 * The text as it is said, on one line: what breaks a line or steers a terminal becomes a space, everything else stays.
 * Directions of writing that it opens are closed, so that they turn nothing behind it.
 */
export function oneLine(text: string): string {
  return closeDirections(text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim());
}

const embeddings = /[\u202a\u202b\u202d\u202e]/g;
const isolates = /[\u2066-\u2068]/g;

function closeDirections(text: string): string {
  const open = (opening: RegExp, closing: string): string =>
    closing.repeat(
      Math.max(0, (text.match(opening) ?? []).length - (text.split(closing).length - 1)),
    );
  return text + open(embeddings, "\u202c") + open(isolates, "\u2069");
}

/**
 * A name among other words. What would turn the direction of the words around it is left out, and a name that is written
 * from right to left is isolated, or the time beside it would move into it.
 */
export function nameInLine(name: string): string {
  const plain = oneLine(name.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ""));
  return isRightToLeft(plain) ? `\u2068${plain}\u2069` : plain;
}

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Whether any of it is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** `01:02:03`, or with milliseconds after the given mark. */
export function clockTime(ms: number, millisecondMark?: "," | "."): string {
  const totalSeconds = Math.floor(ms / 1000);
  const parts = [totalSeconds / 3600, (totalSeconds / 60) % 60, totalSeconds % 60];
  const time = parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  return millisecondMark === undefined
    ? time
    : `${time}${millisecondMark}${String(Math.floor(ms % 1000)).padStart(3, "0")}`;
}
