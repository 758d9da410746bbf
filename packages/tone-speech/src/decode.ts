import {
  characterIndexOf,
  checkIndicesOf,
  endSymbol,
  sameSymbol,
  startSymbol,
  toneTiming,
  wordLengthMax,
  wordOfIndices,
} from "./alphabet.ts";
import { symbolEnergy, symbolInWindow, toneTableFor } from "./judge-window.ts";
import type { ToneTable, WindowPlace } from "./judge-window.ts";
import { StartFinder } from "./start-finder.ts";

export interface HeardToneWord {
  word: string;
  /** Samples since the decoder's first; right to about 3 ms. End is exclusive. */
  startSample: number;
  endSample: number;
}

const hopMs = 4;
/** Mean square of about −54 dBFS: below it nothing sounds. */
const quietMeanSquare = 4e-6;

/**
 * Hears tone speech in a stream of samples (−1..1). A word is reported once its END has sounded; a word
 * of which anything is missing is not reported at all.
 */
export class ToneSpeechDecoder {
  readonly #tones: ToneTable;
  readonly #hop: number;
  readonly #window: number;
  readonly #symbol: number;
  readonly #finder = new StartFinder();
  readonly #kept: Float32Array;
  #keptLength = 0;
  #keptFrom = 0;
  #nextHopAt: number;
  #hops = 0;
  #word: { startMiddle: number; indices: number[] } | null = null;
  #heard: HeardToneWord[] = [];
  #soundingHops = 0;
  #toneHops = 0;

  constructor({ sampleRateHz = 16_000 }: { sampleRateHz?: number } = {}) {
    const samplesIn = (ms: number) => (ms * sampleRateHz) / 1000;
    this.#tones = toneTableFor(sampleRateHz);
    this.#hop = Math.round(samplesIn(hopMs));
    this.#window = Math.round(samplesIn(toneTiming.windowMs));
    this.#symbol = samplesIn(toneTiming.symbolMs);
    this.#kept = new Float32Array(Math.ceil(this.#symbol) * 8);
    this.#nextHopAt = this.#window;
  }

  /** Whether what has sounded since `beginBurst` is tone speech rather than a voice or noise. */
  get looksLikeToneSpeech(): boolean {
    return this.#toneHops >= 5 && this.#toneHops * 2 >= this.#soundingHops;
  }

  /** Starts the judgement of `looksLikeToneSpeech` anew; the decoding goes on undisturbed. */
  beginBurst(): void {
    this.#soundingHops = 0;
    this.#toneHops = 0;
  }

  push(samples: Float32Array): HeardToneWord[] {
    let taken = 0;
    while (taken < samples.length) {
      const wanted = this.#nextHopAt - (this.#keptFrom + this.#keptLength);
      const piece = samples.subarray(taken, taken + wanted);
      this.#keep(piece);
      taken += piece.length;
      if (piece.length === wanted) this.#hearHop();
    }
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  #keep(piece: Float32Array): void {
    if (this.#keptLength + piece.length > this.#kept.length) {
      const keep = Math.ceil(this.#symbol) * 2;
      this.#kept.copyWithin(0, this.#keptLength - keep, this.#keptLength);
      this.#keptFrom += this.#keptLength - keep;
      this.#keptLength = keep;
    }
    this.#kept.set(piece, this.#keptLength);
    this.#keptLength += piece.length;
  }

  #hearHop(): void {
    const end = this.#nextHopAt;
    this.#nextHopAt += this.#hop;
    this.#hops += 1;
    const window = this.#windowEndingAt(end);
    const sounding = this.#sounds(window);
    if (sounding || this.#finder.following) {
      const { energy, share } = symbolEnergy(window, this.#tones, startSymbol);
      const startMiddle = this.#finder.observe(end - this.#window / 2, energy, share);
      // START sounds in no other place: wherever it is heard, a word begins and an unfinished one is lost.
      if (startMiddle !== null) this.#word = { startMiddle, indices: [] };
    }
    if (sounding) this.#judgeBurst(window);
    this.#hearSymbol(end);
  }

  #judgeBurst(window: WindowPlace): void {
    this.#soundingHops += 1;
    if (this.#word !== null || this.#finder.following) {
      this.#toneHops += 1;
    } else if (this.#hops % 2 === 0 && symbolInWindow(window, this.#tones) !== null) {
      this.#toneHops += 2;
    }
  }

  #hearSymbol(end: number): void {
    const word = this.#word;
    if (word === null) return;
    const middle = word.startMiddle + (word.indices.length + 1) * this.#symbol;
    const windowEnd = Math.round(middle + this.#window / 2);
    if (windowEnd > end) return;
    const symbol = symbolInWindow(this.#windowEndingAt(windowEnd), this.#tones);
    const index = symbol === null ? null : characterIndexOf(symbol);
    if (index !== null && word.indices.length < wordLengthMax + 2) {
      word.indices.push(index);
      return;
    }
    this.#word = null;
    if (symbol !== null && sameSymbol(symbol, endSymbol))
      this.#endWord(word.startMiddle, word.indices);
  }

  #endWord(startMiddle: number, indices: readonly number[]): void {
    const characters = indices.slice(0, -2);
    const [first, second] = checkIndicesOf(characters);
    if (characters.length === 0 || indices.at(-2) !== first || indices.at(-1) !== second) return;
    const startSample = Math.max(0, Math.round(startMiddle - this.#symbol / 2));
    const endSample = startSample + Math.round((indices.length + 2) * this.#symbol);
    this.#heard.push({ word: wordOfIndices(characters), startSample, endSample });
  }

  #sounds({ samples, from, length }: WindowPlace): boolean {
    let sum = 0;
    for (let i = from; i < from + length; i++) sum += (samples[i] ?? 0) ** 2;
    return sum > quietMeanSquare * length;
  }

  #windowEndingAt(end: number): WindowPlace {
    const from = end - this.#window - this.#keptFrom;
    return { samples: this.#kept, from, length: this.#window };
  }
}
