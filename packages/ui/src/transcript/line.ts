import type { Person } from "../lib/person.ts";

/** One utterance of one speaker. Partial and final share the id; the final fixes the text. */
export interface TranscriptSpeech {
  kind: "speech";
  id: string;
  /** Lines of one speaker that follow each other stand together. */
  speakerId: string;
  speaker: Person;
  text: string;
  /** Of the text, where it is known: "en". */
  language?: string | undefined;
  /** When it began, as it is to be read: "12:04". */
  timeLabel: string;
  /** On the session clock, where it is known: a long pause begins a new block. */
  startedAtMs?: number | undefined;
  endedAtMs?: number | undefined;
  final: boolean;
  /** What people marked it as, as it is to be read: "Decision · Ben". */
  marks?: readonly string[] | undefined;
  /** How far it has come, for observers of the page: `stored` lines are in the database. */
  status?: "partial" | "heard" | "stored" | undefined;
}

/** A remark between the lines, such as a stretch that was heard but not transcribed. */
export interface TranscriptNotice {
  kind: "notice";
  id: string;
  text: string;
}

export type TranscriptItem = TranscriptSpeech | TranscriptNotice;
