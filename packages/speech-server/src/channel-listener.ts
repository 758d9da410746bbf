import { samplesPerSecond } from "@rooms/audio/pcm";
import { ToneSpeechDecoder } from "@rooms/tone-speech";
import type { HeardToneWord } from "@rooms/tone-speech";
import { SampleStore } from "./sample-store.ts";
import { frameSamples, framesPerSecond, Segmenter } from "./segmenter.ts";
import type { Segment, SegmenterEvent } from "./segmenter.ts";
import { VoiceGate } from "./voice-gate.ts";

/** A stretch of speech to be put into words. Times are seconds since the channel's first sample. */
export interface UtteranceAudio {
  /** Counts the channel's utterances; the same in every partial and the final. */
  index: number;
  fromS: number;
  voiceFromS: number;
  voiceToS: number;
  voicedS: number;
  samples: Float32Array;
  /** What it says, when it is tone speech; null when a recogniser has to be asked. */
  toneWords: readonly HeardToneWord[] | null;
}

export type ChannelEvent =
  | { type: "speech-started"; atS: number }
  | { type: "speech-ended"; atS: number }
  | { type: "partial"; utterance: UtteranceAudio }
  /** Its voice may have ended: if it has, the final will be of the same audio. */
  | { type: "ahead"; utterance: UtteranceAudio }
  | { type: "final"; utterance: UtteranceAudio };

export interface ChannelListenerOptions {
  endpointingS: number;
  utteranceMaxS: number;
  /** Bound of the recogniser; tone speech is not held to it. */
  windowMaxS: () => number;
  partialEveryS: (inTones: boolean) => number;
  partialFromS: () => number;
  /** Asked before a partial is cut out, so that none is made that would not be sent. */
  wantsPartial: (inTones: boolean) => boolean;
  /** Whether a final may be put into words before it is certain that the utterance has ended. */
  hearsAhead: () => boolean;
}

const keptFrames = framesPerSecond;
/** Whether there is enough for a first partial is looked at so often. */
const firstPartialFrames = 32;
/** A partial with so much quiet after the voice says all that was said: another would only keep the final waiting. */
const heardOutFrames = 10;
/** Quiet after which an utterance has more likely ended than not. */
const aheadFrames = 25;

/** Hears one channel: finds speech in it, cuts it into utterances, and decodes tone speech on the way. */
export class ChannelListener {
  readonly #options: ChannelListenerOptions;
  readonly #gate = new VoiceGate();
  readonly #decoder = new ToneSpeechDecoder();
  readonly #store = new SampleStore();
  readonly #segmenter: Segmenter;
  #rest = new Float32Array();
  #frames = 0;
  #utterances = 0;
  #nextPartialFrame = 0;
  /** End of the voice in the last partial, if that was heard out; else -1. */
  #heardOutVoiceTo = -1;
  /** The same of what was last heard ahead. */
  #aheadVoiceTo = -1;
  #toneWords: HeardToneWord[] = [];

  constructor(options: ChannelListenerOptions) {
    this.#options = options;
    this.#segmenter = new Segmenter({
      endpointingS: options.endpointingS,
      utteranceMaxS: () =>
        this.#soundsLikeTones()
          ? options.utteranceMaxS
          : Math.min(options.utteranceMaxS, options.windowMaxS()),
    });
  }

  push(samples: Float32Array): ChannelEvent[] {
    const input = new Float32Array(this.#rest.length + samples.length);
    input.set(this.#rest);
    input.set(samples, this.#rest.length);
    const events: ChannelEvent[] = [];
    let at = 0;
    for (; at + frameSamples <= input.length; at += frameSamples) {
      events.push(...this.#hearFrame(input.subarray(at, at + frameSamples)));
    }
    this.#rest = input.slice(at);
    return events;
  }

  /** No more audio follows: what is being said ends here. */
  finish(): ChannelEvent[] {
    const padding = new Float32Array(
      this.#rest.length === 0 ? 0 : frameSamples - this.#rest.length,
    );
    const events = this.push(padding);
    return [...events, ...this.#segmenter.finish().map((event) => this.#translate(event))];
  }

  #hearFrame(frame: Float32Array): ChannelEvent[] {
    this.#store.push(frame);
    this.#frames += 1;
    this.#toneWords.push(...this.#decoder.push(frame));
    let sum = 0;
    for (const sample of frame) sum += sample * sample;
    const meanSquare = sum / frame.length;
    const voiced = this.#gate.hear(meanSquare);
    const events = this.#segmenter
      .hear({ meanSquare, voiced })
      .map((event) => this.#translate(event));
    if (this.#segmenter.quietFrames >= aheadFrames) events.push(...this.#ahead());
    if (this.#frames >= this.#nextPartialFrame) events.push(...this.#partial());
    if (this.#frames % keptFrames === 0) this.#forget();
    return events;
  }

  #ahead(): ChannelEvent[] {
    if (this.#soundsLikeTones() || !this.#options.hearsAhead()) return [];
    const segment = this.#segmenter.ahead;
    if (segment === null || segment.voiceToFrame === this.#aheadVoiceTo) return [];
    this.#aheadVoiceTo = this.#heardOutVoiceTo = segment.voiceToFrame;
    return [{ type: "ahead", utterance: this.#utteranceOf(segment, []) }];
  }

  #partial(): ChannelEvent[] {
    const inTones = this.#soundsLikeTones();
    // Asked first: to look at the utterance costs more than everything else a frame does.
    if (!this.#options.wantsPartial(inTones)) return [];
    const segment = this.#segmenter.current;
    if (segment === null) return [];
    this.#nextPartialFrame = this.#frames + firstPartialFrames;
    const { voiceToFrame, toFrame } = segment;
    if (voiceToFrame === this.#heardOutVoiceTo) return [];
    const tooShort = segment.voicedFrames < this.#options.partialFromS() * framesPerSecond;
    if (tooShort && !inTones) return [];
    const everyS = this.#options.partialEveryS(inTones);
    this.#nextPartialFrame = this.#frames + Math.round(everyS * framesPerSecond);
    this.#heardOutVoiceTo = toFrame - voiceToFrame >= heardOutFrames ? voiceToFrame : -1;
    return [{ type: "partial", utterance: this.#utteranceOf(segment, this.#toneWords) }];
  }

  #translate(event: SegmenterEvent): ChannelEvent {
    switch (event.type) {
      case "speech-started":
        this.#decoder.beginBurst();
        this.#nextPartialFrame = this.#frames + firstPartialFrames;
        return { type: "speech-started", atS: event.atFrame / framesPerSecond };
      case "speech-ended":
        return { type: "speech-ended", atS: event.atFrame / framesPerSecond };
      case "utterance-ended":
        return { type: "final", utterance: this.#endUtterance(event.segment) };
    }
  }

  #endUtterance(segment: Segment): UtteranceAudio {
    const end = segment.toFrame * frameSamples;
    const words = this.#toneWords.filter((word) => word.startSample < end);
    this.#toneWords = this.#toneWords.filter((word) => word.startSample >= end);
    const utterance = this.#utteranceOf(segment, words);
    this.#utterances += 1;
    this.#decoder.beginBurst();
    return utterance;
  }

  #utteranceOf(segment: Segment, words: readonly HeardToneWord[]): UtteranceAudio {
    const tones = this.#soundsLikeTones() || words.length > 0;
    return {
      index: this.#utterances,
      fromS: segment.fromFrame / framesPerSecond,
      voiceFromS: segment.voiceFromFrame / framesPerSecond,
      voiceToS: segment.voiceToFrame / framesPerSecond,
      voicedS: segment.voicedFrames / framesPerSecond,
      samples: tones
        ? new Float32Array()
        : this.#store.slice(segment.fromFrame * frameSamples, segment.toFrame * frameSamples),
      toneWords: tones ? [...words] : null,
    };
  }

  #soundsLikeTones(): boolean {
    return this.#toneWords.length > 0 || this.#decoder.looksLikeToneSpeech;
  }

  #forget(): void {
    const from = this.#segmenter.current?.fromFrame ?? this.#frames - keptFrames;
    this.#store.forgetBefore(from * frameSamples);
  }
}

/** Seconds of a position in samples at 16 kHz. */
export function secondsAt(sample: number): number {
  return sample / samplesPerSecond;
}
