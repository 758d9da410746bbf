import { splitWords } from "@rooms/speech-server";
import type { Decoded, TimedToken } from "./engine.ts";

export interface HeardWord {
  /** With its leading space, when it has one. */
  word: string;
  startS: number;
  endS: number;
}

/** The words of a decode, timed by its tokens; null times when the model tells none, or others than its text. */
export function timedWords({ text, tokens }: Decoded, durationS: number): HeardWord[] | null {
  const times = timesOfLetters(text, tokens);
  if (times === null) return null;
  let at = 0;
  return splitWords(text).map((word) => {
    const space = word.length - word.trimStart().length;
    const first = times[at + space];
    const last = times[at + word.length - 1];
    at += word.length;
    const startS = Math.min(first?.startS ?? durationS, durationS);
    return { word, startS, endS: Math.max(startS, Math.min(last?.endS ?? durationS, durationS)) };
  });
}

interface Times {
  startS: number;
  endS: number;
}

/**
 * The times of each letter of the text. A letter of several bytes may be spread over tokens that are no text of
 * their own: it has their times together.
 */
function timesOfLetters(text: string, tokens: readonly TimedToken[]): Times[] | null {
  const times: Times[] = [];
  let pending: Times | null = null;
  for (const token of tokens) {
    const piece = times.length === 0 ? token.text.trimStart() : token.text;
    const isText = piece !== "" && !piece.includes("\ufffd");
    const at = isText ? text.indexOf(piece, times.length) : -1;
    if (at < 0 || (pending === null && at > times.length)) {
      pending = { startS: startOf(pending) ?? token.startS, endS: token.endS };
      continue;
    }
    while (times.length < at) times.push(pending ?? token);
    pending = null;
    for (let letter = 0; letter < piece.length; letter++) times.push(token);
  }
  if (pending !== null) while (times.length < text.length) times.push(pending);
  return times.length >= text.length && text !== "" ? times : null;
}

function startOf(times: Times | null): number | undefined {
  return times?.startS;
}
