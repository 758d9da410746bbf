import { bytesPerSecond } from "@rooms/audio/pcm";

export const chunkMs = 80;
export const chunkBytes = (bytesPerSecond / 1000) * chunkMs;
/** What the transcriber puts between turns, and what of it ends an utterance: its settings. */
export const laneSilenceBytes = bytesPerSecond * 0.5;
export const endpointingBytes = bytesPerSecond * 0.3;
