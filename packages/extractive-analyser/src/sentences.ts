import type { Meeting } from "@rooms/domain/analysis/meeting-analyser";
import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import { normalise, type LanguageCode } from "./normalise.ts";
import type { People } from "./people.ts";

export type { LanguageCode } from "./normalise.ts";

/** What one participant says in one breath: the unit that rules look at and lines quote. */
export interface Sentence {
  /** Place among all sentences of the meeting. */
  readonly index: number;
  /** Place of its segment among the segments. */
  readonly segment: number;
  /** First of its segment: an answer is looked for here. */
  readonly opensSegment: boolean;
  readonly speaker: ParticipantIdentity;
  readonly language: LanguageCode;
  readonly text: string;
  /** Lower case, words and marks apart, fillers out, names as @0, verbs tagged where the language needs it. */
  readonly norm: string;
  readonly question: boolean;
}

/** Where an engine sets no marks, the order of words asks. */
const unmarkedQuestion =
  /^ (?:(?:and|so|but|okay|then|oh|@\d+) )*(?:can|could|would|will|do|does|did|is|are|who|what|when|where|why|how|shall|should|кто|когда|где|почему|зачем|сколько|как|что) /;

const segmenters = {
  en: new Intl.Segmenter("en", { granularity: "sentence" }),
  ru: new Intl.Segmenter("ru", { granularity: "sentence" }),
} as const;
/** Without punctuation a long turn is one sentence; a line that quotes it must stay readable. */
const sentenceWordsMax = 70;

/** By the letters: engines guess a language per utterance, and guess wrong on short ones. */
export function languageOf(text: string, told: string | null): LanguageCode {
  const cyrillic = text.match(/[а-яё]/giu)?.length ?? 0;
  const latin = text.match(/[a-z]/giu)?.length ?? 0;
  if (cyrillic === latin) return told?.startsWith("ru") === true ? "ru" : "en";
  return cyrillic > latin ? "ru" : "en";
}

export function sentencesOf(meeting: Meeting, people: People): Sentence[] {
  const sentences: Sentence[] = [];
  meeting.segments.forEach((segment, place) => {
    const language = languageOf(segment.text, segment.language);
    let opensSegment = true;
    for (const text of splitSentences(segment.text, language)) {
      const norm = normalise(text, language, people);
      sentences.push({
        index: sentences.length,
        segment: place,
        opensSegment,
        speaker: segment.identity,
        language,
        text,
        norm,
        question:
          /\?["'»”)\s]*$/u.test(text) || (!/[.!…]$/u.test(text) && unmarkedQuestion.test(norm)),
      });
      opensSegment = false;
    }
  });
  return sentences;
}

export function splitSentences(text: string, language: LanguageCode): string[] {
  const whole = [...segmenters[language].segment(text)].map(({ segment }) => segment.trim());
  return whole
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .flatMap((part) => splitClauses(part, language));
}

const joints = {
  en: /(?<=[,;:–—-]) (?=(?:and|but|so|then|or) (?:(?:also|then|maybe) )?(?:I|you|we|they|he|she|it|someone|somebody|[A-Z]\p{L}+|let's|can|could|please)(?:'\p{L}+)? )|(?<=\p{L}{2}) (?=and (?:then )?(?:\p{Lu}\p{L}+,? (?:you'll|you|can|will)|I'll|you'll|we'll|I will|can you|could you|please) )|(?<=[,;]) (?=\p{Lu}\p{L}+, (?:you|your|can|could|would|will)(?:'\p{L}+)? )|(?<=;) |(?<= [–—]) /gu,
  ru: /(?<=[,;–—]) (?=(?:а|но|и|потом|затем|ещё|еще|поэтому|тогда|только)\s)|(?<=;) |(?<= [–—]) /gu,
} as const;

/** Long sentences at their joints, where each side can stand alone: "I'll write it, and Tom sends it" is two things. */
function splitClauses(sentence: string, language: LanguageCode): string[] {
  const words = sentence.split(/\s+/u);
  if (words.length > sentenceWordsMax)
    return inPieces(words).flatMap((piece) => splitClauses(piece, language));
  if (words.length < 7) return [sentence];
  const clauses: string[] = [];
  for (const part of sentence.split(joints[language])) {
    const last = clauses.at(-1);
    const lone =
      part.split(/\s+/u).length < 3 || (last !== undefined && last.split(/\s+/u).length < 3);
    if (last !== undefined && lone) clauses[clauses.length - 1] = `${last} ${part}`;
    else clauses.push(part);
  }
  return clauses;
}

function inPieces(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < words.length;) {
    let end = Math.min(words.length, at + sentenceWordsMax);
    for (let back = end; end < words.length && back > at + sentenceWordsMax / 2; back--) {
      if (/[,;:]$/u.test(words[back - 1] ?? "")) {
        end = back;
        break;
      }
    }
    pieces.push(words.slice(at, end).join(" ").slice(0, 1_000));
    at = end;
  }
  return pieces;
}
