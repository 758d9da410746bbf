import {
  checkIndicesOf,
  endSymbol,
  highTonesHz,
  indicesOfWord,
  lowTonesHz,
  startSymbol,
  symbolOfIndex,
  toneTiming,
} from "./alphabet.ts";
import type { ToneSymbol } from "./alphabet.ts";

export interface SpokenToneWord {
  word: string;
  /** Sample positions in the encoded audio; end is exclusive and leaves out the gap that follows. */
  startSample: number;
  endSample: number;
  startS: number;
  endS: number;
}

export interface ToneSpeech {
  pcm: Int16Array;
  sampleRateHz: number;
  words: SpokenToneWord[];
}

export interface ToneSpeechOptions {
  sampleRateHz?: number;
  gapMs?: number;
  /** Silence before the first word and after the last word's gap. */
  leadMs?: number;
  tailMs?: number;
  /** Peak of the sum of both tones, 0..1. */
  amplitude?: number;
}

/** How long a word sounds, without the gap after it. */
export function toneWordDurationMs(word: string): number {
  return (indicesOfWord(word).length + 4) * toneTiming.symbolMs;
}

/** Speaks words (a–z, 0–9). The same words and options always give the same samples. */
export function encodeToneSpeech(
  words: readonly string[],
  options: ToneSpeechOptions = {},
): ToneSpeech {
  const sampleRateHz = options.sampleRateHz ?? 16_000;
  const gapMs = options.gapMs ?? toneTiming.wordGapMs;
  const amplitude = options.amplitude ?? 0.5;
  const at = (ms: number) => Math.round((ms * sampleRateHz) / 1000);

  let nowMs = options.leadMs ?? 0;
  const placed = words.map((word) => {
    const startMs = nowMs;
    nowMs += toneWordDurationMs(word) + gapMs;
    return { word, startMs, endMs: nowMs - gapMs };
  });
  const pcm = new Int16Array(at(nowMs + (options.tailMs ?? 0)));
  for (const { word, startMs } of placed) {
    symbolsOf(word).forEach((symbol, index) => {
      const fromSample = at(startMs + index * toneTiming.symbolMs);
      writeSymbol({ pcm, fromSample, symbol, sampleRateHz, amplitude });
    });
  }
  return {
    pcm,
    sampleRateHz,
    words: placed.map(({ word, startMs, endMs }) => {
      const [startSample, endSample] = [at(startMs), at(endMs)];
      return { word, startSample, endSample, startS: startMs / 1000, endS: endMs / 1000 };
    }),
  };
}

function symbolsOf(word: string): ToneSymbol[] {
  const indices = indicesOfWord(word);
  const data = [...indices, ...checkIndicesOf(indices)].map(symbolOfIndex);
  return [startSymbol, ...data, endSymbol];
}

interface SymbolPlace {
  pcm: Int16Array;
  fromSample: number;
  symbol: ToneSymbol;
  sampleRateHz: number;
  amplitude: number;
}

function writeSymbol({ pcm, fromSample, symbol, sampleRateHz, amplitude }: SymbolPlace): void {
  const low = (2 * Math.PI * (lowTonesHz[symbol.low] ?? 0)) / sampleRateHz;
  const high = (2 * Math.PI * (highTonesHz[symbol.high] ?? 0)) / sampleRateHz;
  const sound = Math.round((toneTiming.soundMs * sampleRateHz) / 1000);
  const ramp = (toneTiming.rampMs * sampleRateHz) / 1000;
  const lead = Math.round(((toneTiming.symbolMs - toneTiming.soundMs) * sampleRateHz) / 2000);
  for (let i = 0; i < sound; i++) {
    const edge = Math.min(1, (i + 0.5) / ramp, (sound - i - 0.5) / ramp);
    const level = (amplitude / 2) * 32_767 * Math.sin((edge * Math.PI) / 2) ** 2;
    pcm[fromSample + lead + i] = Math.round(level * (Math.sin(low * i) + Math.sin(high * i)));
  }
}
