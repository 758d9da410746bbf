import type { GladiaClientMessage } from "../protocol/index.ts";

/** Costs nothing, and its acknowledgment says how far the vendor has come. */
export const emptyChunk = textOf({ type: "audio_chunk", data: { chunk: "" } });
export const stopRecording = textOf({ type: "stop_recording" });

export function turnMessage(languages: readonly string[]): string {
  return textOf({ type: "turn", data: { languages: [...languages] } });
}

function textOf(message: GladiaClientMessage): string {
  return JSON.stringify(message);
}
