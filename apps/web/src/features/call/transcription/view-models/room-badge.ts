import type { TranscriptLine } from "@rooms/live-client";
import { transcriptionStatus } from "./status.ts";

/** What the room says all the while of its transcription; null while it is not known. */
export type RoomBadge = "live" | "degraded" | "paused" | "off" | null;

export function roomBadge(live: Parameters<typeof transcriptionStatus>[0]): RoomBadge {
  const { kind } = transcriptionStatus(live);
  if (kind === "refused") return "off";
  return kind === "connecting" || kind === "reconnecting" ? null : kind;
}

/** The language being written: that of the newest line which has one, else the only one that the engine knows. */
export function writtenLanguage(
  lines: readonly TranscriptLine[],
  engine: string | undefined,
): string | null {
  const newest = lines.findLast(({ language }) => language !== null)?.language;
  return newest ?? (engine?.startsWith("moonshine") ? "en" : null);
}
