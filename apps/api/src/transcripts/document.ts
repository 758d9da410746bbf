/** What a downloadable transcript is made from; times on the session clock. */
export interface TranscriptDocument {
  readonly title: string | null;
  readonly startedAt: Date | null;
  /** In the order of speaking. */
  readonly lines: readonly TranscriptLine[];
}

export interface TranscriptLine {
  readonly name: string;
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface TranscriptFormat {
  readonly mediaType: string;
  readonly render: (document: TranscriptDocument) => string;
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

/**
 * A cue or line ends where the text breaks off, so a text must not break, by whatever sign a reader takes for a break;
 * and a name that turns the direction of writing must not turn what follows it.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
