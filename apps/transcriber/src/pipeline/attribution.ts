import { secondsToSamples } from "./audio.ts";
import { placementOf, turnOffsetAt } from "./timeline.ts";
import type { Placement, Utterance, UtteranceWord } from "./timeline.ts";
import type { Turn } from "./turn.ts";

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
  readonly words: readonly LineWord[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly language: string | null;
  readonly confidence: number | null;
}

interface Part {
  readonly placement: Placement;
  readonly words: UtteranceWord[];
}

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
    const text = (whole ? utterance.text : joined(part.words)).trim();
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

function partsOf(utterance: Utterance, placements: readonly Placement[]): Part[] {
  const parts: Part[] = [];
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

/** Words come with the space before them; where an engine leaves it out, it is put in. */
function joined(words: readonly UtteranceWord[]): string {
  const spaced = words.some(({ word }) => word.startsWith(" "));
  return words.map(({ word }) => word).join(spaced ? "" : " ");
}

function placementFor(span: { startS: number; endS: number }, placements: readonly Placement[]) {
  return placementOf(placements, secondsToSamples(span.startS), secondsToSamples(span.endS));
}

function timesOf({ placement, words }: Part, utterance: Utterance) {
  const at = (seconds: number) =>
    placement.turn.msAt(turnOffsetAt(placement, secondsToSamples(seconds)));
  const lineWords = words.map(({ word, startS, endS, confidence }) => ({
    word,
    startedAtMs: at(startS),
    endedAtMs: at(endS),
    confidence,
  }));
  return {
    words: lineWords,
    startedAtMs: lineWords[0]?.startedAtMs ?? at(utterance.startS),
    endedAtMs: lineWords.at(-1)?.endedAtMs ?? at(utterance.endS),
  };
}
