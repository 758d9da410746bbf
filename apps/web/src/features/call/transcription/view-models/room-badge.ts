import type { TranscriptLine } from "@rooms/live-client";
import { transcriptionStatus } from "./status.ts";

/** What the room says all the while of its transcription; null while it is not known. */
export type RoomBadge = "live" | "degraded" | "paused" | "off" | null;

export function roomBadge(live: Parameters<typeof transcriptionStatus>[0]): RoomBadge {
  const { kind } = transcriptionStatus(live);
  if (kind === "refused") return "off";
  return kind === "connecting" || kind === "reconnecting" ? null : kind;
}

/**
 * The languages being written: the one that was chosen; of several, or when the engine finds out, that of the newest line.
 * A line from before the hosts chose others says nothing of now.
 */
export function writtenLanguages(
  lines: readonly TranscriptLine[],
  setting: readonly string[],
): readonly string[] {
  const newest = lines.findLast(({ language }) => language !== null)?.language;
  if (!newest || setting.length === 1) return setting;
  return setting.length === 0 || setting.includes(newest) ? [newest] : setting;
}
