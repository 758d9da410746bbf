import { conditions, type Condition } from "./conditions.ts";
import { corpusIds, type CorpusId } from "./corpora.ts";
import { soundIds, type SoundId } from "./sounds.ts";

export type Row =
  | { kind: "speech"; id: string; corpus: CorpusId; condition: Condition }
  | { kind: "sound"; id: string; sound: SoundId };

/** Words that were said, and how many of them were lost, added or written wrongly. */
export interface Score {
  words: number;
  errors: number;
}

const pointsMax = 1;
/** Of a clean recording, in percent. */
const errorsMax: Partial<Record<CorpusId, number>> = { "en-human": 5, ru: 18 };

export const rows: readonly Row[] = [
  ...corpusIds.flatMap((corpus) =>
    conditions.map((condition) => ({
      kind: "speech" as const,
      id: `${corpus}-${condition}`,
      corpus,
      condition,
    })),
  ),
  ...soundIds.map((sound) => ({ kind: "sound" as const, id: `sounds-${sound}`, sound })),
];

/** All rows, or those of the given names, divided by commas: of rows, of corpora, or `sounds`. */
export function chosenRows(only: string | null): readonly Row[] {
  if (only === null) return rows;
  const names = only.split(",");
  const unknown = names.filter((name) => !rows.some((row) => isNamed(row, name)));
  if (unknown.length > 0) {
    throw new Error(
      `No row "${unknown.join()}". There are: ${rows.map(({ id }) => id).join(", ")}.`,
    );
  }
  return rows.filter((row) => names.some((name) => isNamed(row, name)));
}

function isNamed(row: Row, name: string): boolean {
  return row.id === name || name === (row.kind === "speech" ? row.corpus : "sounds");
}

/** What was measured of speech, with the goals beside it; `room` is null where only the engine was asked. */
export function describeSpeech(
  { corpus, condition }: Row & { kind: "speech" },
  alone: Score,
  room: Score | null,
): string {
  const most = condition === "clean" ? errorsMax[corpus] : undefined;
  const parts = [`${alone.words} words`, `engine alone ${percent(rate(alone))} wrong`];
  if (room !== null) {
    parts.push(
      `in the room ${percent(rate(room))}`,
      `difference ${(rate(room) - rate(alone)).toFixed(1)} points (goal ≤ ${pointsMax})`,
    );
  }
  if (most !== undefined) parts.push(`goal ≤ ${most} %`);
  return parts.join(", ");
}

export function describeSound(seconds: number, alone: number, room: number | null): string {
  const inRoom = room === null ? "" : `, ${room} in the room`;
  return `${seconds} s: ${alone} lines of the engine alone${inRoom} (goal 0)`;
}

function rate({ errors, words }: Score): number {
  return (100 * errors) / words;
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
