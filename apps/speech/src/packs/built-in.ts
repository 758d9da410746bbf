import { moonshineTinyEn } from "./moonshine-tiny-en.ts";
import type { PackSource } from "./source.ts";
import { sileroVad } from "./silero-vad.ts";
import { whisperBase } from "./whisper-base.ts";

/** A pack that Rooms fetches by itself. */
export interface BuiltInPack {
  name: string;
  /** Tried in this order; the first one's manifest says what the pack will be. */
  sources: readonly [PackSource, ...PackSource[]];
}

/** In the order in which they are fetched: what the first words in English need comes first. */
export const builtInPacks: readonly BuiltInPack[] = [moonshineTinyEn, sileroVad, whisperBase];
