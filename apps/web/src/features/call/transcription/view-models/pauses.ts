import type { TranscriptItem, TranscriptNotice, TranscriptSpeech } from "@rooms/ui";
import { parseObject, textAt } from "../../room/view-models/metadata.ts";

/** A stretch in which hosts had transcription paused or off, on the session clock. */
export interface Pause {
  readonly mode: "PAUSED" | "OFF";
  /** Null when it was not a person in the room. */
  readonly by: string | null;
  readonly startedAtMs: number;
  /** Null while it lasts. */
  readonly endedAtMs: number | null;
}

/** Between the lines. */
export interface PauseItem extends TranscriptNotice {
  readonly startedAtMs: number;
}

/** Reads the pauses in the room's metadata, which the api writes (contract `liveRoomMetadata`). */
export function pausesOf(metadata: string): readonly Pause[] {
  const pauses: unknown = Reflect.get(parseObject(metadata), "pauses");
  return Array.isArray(pauses) ? pauses.flatMap((one: unknown) => pauseOf(one) ?? []) : [];
}

function pauseOf(source: unknown): Pause | null {
  if (typeof source !== "object" || source === null) return null;
  const mode = (["PAUSED", "OFF"] as const).find((one) => one === textAt(source, "mode"));
  const startedAtMs: unknown = Reflect.get(source, "startedAtMs");
  const endedAtMs: unknown = Reflect.get(source, "endedAtMs");
  if (!mode || typeof startedAtMs !== "number") return null;
  const ended = typeof endedAtMs === "number" ? endedAtMs : null;
  return { mode, by: textAt(source, "by"), startedAtMs, endedAtMs: ended };
}

/** The lines with each pause before what was said after its beginning. */
export function withPauses(
  items: readonly TranscriptSpeech[],
  pauses: readonly PauseItem[],
): readonly TranscriptItem[] {
  if (pauses.length === 0) return items;
  const all: TranscriptItem[] = [];
  let next = 0;
  for (const item of items) {
    for (let pause = pauses[next]; pause && pause.startedAtMs <= (item.startedAtMs ?? 0);) {
      all.push(pause);
      next += 1;
      pause = pauses[next];
    }
    all.push(item);
  }
  return [...all, ...pauses.slice(next)];
}
