import type { Meeting } from "@rooms/domain/analysis/meeting-analyser";
import { participantIdentity, segmentId } from "@rooms/domain/shared/ids";

/** A meeting on Thursday, 12 November 2026, in Berlin; each line is "Name: words". */
export function meetingOf(lines: string, names?: readonly string[]): Meeting {
  const turns = lines
    .trim()
    .split("\n")
    .map((line) => {
      const at = line.indexOf(":");
      return { name: line.slice(0, at).trim(), text: line.slice(at + 1).trim() };
    });
  const all = names ?? [...new Set(turns.map(({ name }) => name))];
  return {
    title: null,
    startedAt: new Date("2026-11-12T09:00:00Z"),
    timeZone: "Europe/Berlin",
    participants: all.map((name) => ({ identity: participantIdentity(name), name })),
    segments: turns.map(({ name, text }, place) => ({
      id: segmentId(String(place)),
      identity: participantIdentity(name),
      text,
      language: null,
      startedAtMs: place * 5_000,
      endedAtMs: place * 5_000 + 4_000,
    })),
  };
}
