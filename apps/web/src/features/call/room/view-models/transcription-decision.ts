import { parseObject, textAt } from "./metadata.ts";
import type { TranscriptionDecision } from "./room-snapshot.ts";

const modes = ["ON", "PAUSED", "OFF"] as const;

/** Reads the room's metadata, which the api writes (contract `liveRoomMetadata`). */
export function decisionOf(metadata: string | undefined): TranscriptionDecision | null {
  const decided: unknown = Reflect.get(parseObject(metadata), "transcription");
  if (typeof decided !== "object" || decided === null) return null;
  const by = textAt(decided, "by");
  const mode = modes.find((one) => one === textAt(decided, "mode"));
  const atMs: unknown = Reflect.get(decided, "atMs");
  return mode && by ? { mode, by, atMs: typeof atMs === "number" ? atMs : null } : null;
}

/** A participant who joins later is told of a decision only while it keeps the room from being transcribed. */
export function isNewsOnArrival(decision: TranscriptionDecision | null): boolean {
  return decision !== null && decision.mode !== "ON";
}
