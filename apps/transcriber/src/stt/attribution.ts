import { secondsToSamples } from "@rooms/audio/pcm";
import { placementOf, turnOffsetAt } from "./timeline.ts";
import type { Placement, Utterance, UtteranceWord } from "./timeline.ts";
import type { Turn } from "../audio/turn.ts";

interface LineWord {
  readonly word: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly confidence: number | null;
}

/** An utterance, or the part of it that lies in one turn, in session time. */
export interface Line {
  readonly utteranceId: string;
  readonly turn: Turn;
  readonly placement: Placement;
  readonly text: string;
  /** Of a final; a partial is shown as text and then forgotten. */
  readonly words: readonly LineWord[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly language: string | null;
  readonly confidence: number | null;
}

/** Speech of a turn that the engine does not understand, in session time. */
export interface UnheardStretch {
  readonly turn: Turn;
  readonly placement: Placement;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

interface Part {
  readonly placement: Placement;
  readonly words: readonly UtteranceWord[];
}

const noWords: readonly LineWord[] = [];

/**
 * Splits an utterance at the boundaries of turns. An utterance within one turn keeps the engine's text; a part of one
 * is joined from its words. An utterance without text gives no line.
 */
export function attribute(
  utterance: Utterance,
  placements: readonly Placement[],
  vendorSessionId: string,
): Line[] {
  const parts = partsOf(utterance, placements);
  return parts.flatMap((part, split) => {
    const whole = parts.length === 1;
    const text = (whole ? utterance.text : joined(part.words, utterance.language)).trim();
    if (text === "" || part.placement.void) return [];
    return [
      {
        ...timesOf(part, utterance),
        utteranceId: `${vendorSessionId}:${utterance.id}:${split}`,
        turn: part.placement.turn,
        placement: part.placement,
        text,
        language: utterance.language,
        confidence: utterance.confidence,
      },
    ];
  });
}

/** Where the speech of an utterance lies that the engine does not understand; null when it lies in no turn. */
export function unheardStretch(
  utterance: Utterance,
  placements: readonly Placement[],
): UnheardStretch | null {
  const placement = placementFor(utterance, placements);
  if (placement === null) return null;
  const { startedAtMs, endedAtMs } = timesOf({ placement, words: [] }, utterance);
  return { turn: placement.turn, placement, startedAtMs, endedAtMs };
}

function partsOf(utterance: Utterance, placements: readonly Placement[]): Part[] {
  const whole = placementOfAll(utterance.words, placements);
  if (whole !== null) return [{ placement: whole, words: utterance.words }];
  const parts: { placement: Placement; words: UtteranceWord[] }[] = [];
  for (const word of utterance.words) {
    const placement = placementFor(word, placements);
    if (placement === null) continue;
    const part = parts.find((known) => known.placement === placement);
    if (part === undefined) parts.push({ placement, words: [word] });
    else part.words.push(word);
  }
  if (parts.length > 0) return parts;
  const placement = placementFor(utterance, placements);
  return placement === null ? [] : [{ placement, words: [] }];
}

/** The one turn that all words lie in, as nearly always; null when there is no such turn, or no word. */
function placementOfAll(
  words: readonly UtteranceWord[],
  placements: readonly Placement[],
): Placement | null {
  const first = words[0];
  const placement = first === undefined ? null : placementFor(first, placements);
  if (placement === null) return null;
  for (const { startS, endS } of words) {
    const middle = (secondsToSamples(startS) + secondsToSamples(endS)) / 2;
    if (middle < placement.laneStart || middle >= placement.laneEnd) return null;
  }
  return placement;
}

/** Languages whose words are written without spaces between them. */
const unspacedLanguages = new Set(["zh", "yue", "ja", "th", "lo", "my", "km", "bo"]);

/** Words come with the space before them; where an engine leaves it out, it is put in if the script has spaces. */
function joined(words: readonly UtteranceWord[], language: string | null): string {
  const unspaced = language !== null && unspacedLanguages.has(language.split("-")[0] ?? "");
  const spaced = unspaced || words.some(({ word }) => word.startsWith(" "));
  return words.map(({ word }) => word).join(spaced ? "" : " ");
}

function placementFor(span: { startS: number; endS: number }, placements: readonly Placement[]) {
  return placementOf(placements, secondsToSamples(span.startS), secondsToSamples(span.endS));
}

function timesOf({ placement, words }: Part, utterance: Utterance) {
  const at = (seconds: number) =>
    placement.turn.msAt(turnOffsetAt(placement, secondsToSamples(seconds)));
  return {
    words: utterance.isFinal
      ? words.map(({ word, startS, endS, confidence }) => ({
          word,
          startedAtMs: at(startS),
          endedAtMs: at(endS),
          confidence,
        }))
      : noWords,
    startedAtMs: at((words[0] ?? utterance).startS),
    endedAtMs: at((words.at(-1) ?? utterance).endS),
  };
}
