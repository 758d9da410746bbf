import type { Participant } from "@rooms/domain/sessions/participant";
import type { Word } from "@rooms/domain/transcription/segment";
import type { NewSegment } from "@rooms/domain/transcription/store";
import { demoLines } from "./demo-script.ts";
import type { DemoLine } from "./demo-script.ts";

const wordGapMs = 70;
const letterMs = 48;
const wordMsMin = 110;

/** The demo lines as segments, with word times at a natural pace; by place in `speakers`. */
export function demoSegments(speakers: readonly Participant[]): NewSegment[] {
  let clockMs = 0;
  return demoLines.map((line, index) => {
    const startedAtMs = clockMs + line.pauseMs;
    const words = wordsOf(line, startedAtMs);
    clockMs = words.at(-1)?.endedAtMs ?? startedAtMs;
    const speaker = speakers[line.speaker];
    if (speaker === undefined) throw new Error("a demo line without its speaker");
    return {
      participantId: speaker.id,
      utteranceId: `demo:${index + 1}:0`,
      seq: index + 1,
      text: line.text,
      words,
      language: "en",
      confidence: 0.94,
      startedAtMs,
      endedAtMs: clockMs,
      speakerName: speaker.name,
    };
  });
}

function wordsOf({ text }: DemoLine, startedAtMs: number): Word[] {
  let atMs = startedAtMs;
  return text.split(" ").map((word) => {
    const start = atMs;
    const end = start + Math.max(wordMsMin, word.length * letterMs);
    atMs = end + wordGapMs;
    return { word, startedAtMs: start, endedAtMs: end, confidence: 0.94 };
  });
}
