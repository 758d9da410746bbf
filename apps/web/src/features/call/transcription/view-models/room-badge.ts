import type { TranscriptLine } from "@rooms/live-client";
import { hearsNone } from "../../room/view-models/uncaptioned.ts";
import { isOwnLimit, transcriptionStatus } from "./status.ts";

/** What the room says all the while of its transcription; null while it is not known. */
export type RoomBadge = "live" | "degraded" | "paused" | "off" | null;

export function roomBadge(live: Parameters<typeof transcriptionStatus>[0]): RoomBadge {
  const status = transcriptionStatus(live);
  const { kind } = status;
  if (kind === "refused" || (kind === "live" && hearsNone(live.transcription))) return "off";
  if (kind === "off" && isOwnLimit(status)) return "live";
  return kind === "connecting" || kind === "reconnecting" ? null : kind;
}

/** The languages being written: those that were chosen; when the engine finds out, those of the lines, in order of their first. */
export function writtenLanguages(
  lines: readonly TranscriptLine[],
  setting: readonly string[],
): readonly string[] {
  if (setting.length > 0) return setting;
  return [...new Set(lines.flatMap(({ language }) => language ?? []))];
}
