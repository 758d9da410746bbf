import type { TranscriptLine } from "@rooms/live-client";
import type { TranscriptSpeech } from "@rooms/ui";
import type { Outside } from "#shared/use-person-mark.ts";
import { clockTime } from "#shared/clock-time.ts";

/** What is drawn of a speaker. */
export type Speaker = TranscriptSpeech["speaker"];

/** What is known of a participant. */
export interface Face extends Speaker {
  readonly outside?: Outside | null | undefined;
}

/**
 * Turns lines into what the list draws. A line that did not change gives the same object as last time, so that a word
 * renders one line and not the whole transcript.
 */
export class TranscriptItems {
  readonly #made = new WeakMap<TranscriptLine, TranscriptSpeech>();
  #speakers: ReadonlyMap<string, Speaker> = new Map();

  /** `speakers` by identity: the faces that are known. The name is the one that the line was spoken under. */
  of(
    lines: readonly TranscriptLine[],
    speakers: ReadonlyMap<string, Speaker>,
  ): readonly TranscriptSpeech[] {
    const known = this.#speakers === speakers;
    this.#speakers = speakers;
    return lines.map((line) => {
      const before = known ? this.#made.get(line) : undefined;
      if (before) return before;
      const item = itemOf(line, speakers.get(line.participantIdentity));
      this.#made.set(line, item);
      return item;
    });
  }
}

function itemOf(line: TranscriptLine, speaker: Speaker | undefined): TranscriptSpeech {
  return {
    kind: "speech",
    id: line.utteranceId,
    speakerId: line.participantIdentity,
    speaker: { ...speaker, name: line.participantName },
    text: line.text,
    language: line.language ?? undefined,
    timeLabel: clockTime(line.startedAtMs),
    startedAtMs: line.startedAtMs,
    endedAtMs: line.endedAtMs,
    final: line.status !== "partial",
    status: line.status,
  };
}
