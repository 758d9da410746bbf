export { toneTiming } from "./alphabet.ts";
export { encodeToneSpeech, toneWordDurationMs } from "./encode.ts";
export type { SpokenToneWord, ToneSpeech, ToneSpeechOptions } from "./encode.ts";
export { ToneSpeechDecoder } from "./decode.ts";
export type { HeardToneWord } from "./decode.ts";
