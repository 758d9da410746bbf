import { samplesPerMs } from "@rooms/audio/pcm";
import { encodeToneSpeech, toneTiming, toneWordDurationMs } from "@rooms/tone-speech";
import { conversation } from "../meeting/schedule.ts";
import type { Spurt } from "../meeting/schedule.ts";

/** What one participant says. */
export interface Voice {
  readonly words: readonly string[];
  /** From the beginning of the meeting to its end, silence where others speak. */
  readonly pcm: Int16Array<ArrayBuffer>;
}

export interface ToneMeeting {
  readonly durationMs: number;
  readonly voices: readonly Voice[];
  readonly spurts: readonly Spurt[];
}

export interface Heard {
  /** Words that were said, under the name of the participant who said them. */
  readonly right: number;
  /** Words that this participant did not say, or not so often. */
  readonly strange: number;
  readonly processorMsPerParticipantMinute: number;
  /** Proportional, at the end of the meeting. */
  readonly memoryBytes: number;
}

const seed = 7;
/** The last words are heard before the meeting is over. */
const tailMs = 3_000;

/** A seeded conversation in words that each stand once. */
export function toneMeeting(people: number, durationMs: number): ToneMeeting {
  const planned = conversation(people, durationMs - tailMs, seed);
  const spurts = planned.filter(({ untilMs }) => untilMs < durationMs - tailMs);
  const voices = Array.from({ length: people }, (_, person) =>
    voiceOf(
      person,
      spurts.filter((spurt) => spurt.person === person),
      durationMs,
    ),
  );
  return { durationMs, voices, spurts };
}

function voiceOf(person: number, spurts: readonly Spurt[], durationMs: number): Voice {
  const pcm = new Int16Array(durationMs * samplesPerMs);
  const words: string[] = [];
  for (const { fromMs, untilMs } of spurts) {
    const said: string[] = [];
    for (let atMs = fromMs; ;) {
      const word = `p${person.toString(36)}w${words.length + said.length}`;
      atMs += toneWordDurationMs(word) + toneTiming.wordGapMs;
      if (atMs > untilMs) break;
      said.push(word);
    }
    if (said.length > 0) pcm.set(encodeToneSpeech(said).pcm, Math.round(fromMs) * samplesPerMs);
    words.push(...said);
  }
  return { words, pcm };
}

/** Compares what was written down of each participant with what they said. */
export function compare(
  { voices }: ToneMeeting,
  heard: readonly (readonly string[])[],
): Pick<Heard, "right" | "strange"> {
  let [right, strange] = [0, 0];
  for (const [person, { words }] of voices.entries()) {
    const left = new Set(words);
    for (const word of heard[person] ?? []) {
      if (left.delete(word)) right += 1;
      else strange += 1;
    }
  }
  return { right, strange };
}
