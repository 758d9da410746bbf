import { parseObject, textAt } from "./metadata.ts";
import type { TranscriptionDecision } from "./room-snapshot.ts";

const modes = ["ON", "PAUSED", "OFF"] as const;

/** Reads the room's metadata, which the api writes (contract `liveRoomMetadata`). */
export function decisionOf(metadata: string | undefined): TranscriptionDecision | null {
  const decided: unknown = Reflect.get(parseObject(metadata), "transcription");
  if (typeof decided !== "object" || decided === null) return null;
  const by = textAt(decided, "by");
  const mode = modes.find((one) => one === textAt(decided, "mode"));
  return mode && by ? { mode, by } : null;
}
