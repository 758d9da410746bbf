import { parseGladiaServerMessage } from "../protocol/index.ts";
import type { GladiaServerMessage } from "../protocol/index.ts";
import { acknowledgedBytes } from "./acknowledged-bytes.ts";

/** Reads the text message at `[from, to)`; null for what we do not use or do not understand. */
export function readMessage(bytes: Buffer, from: number, to: number): GladiaServerMessage | null {
  const range = acknowledgedBytes(bytes.toString("latin1", from, to));
  return range === null
    ? parseGladiaServerMessage(bytes.toString("utf8", from, to))
    : { type: "audio_chunk", acknowledged: true, data: { byte_range: range } };
}
