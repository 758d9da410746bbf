/** Positions are frames of 10 ms since the channel's first sample. */
export const frameSamples = 160;
export const framesPerSecond = 100;

export interface Segment {
  /** First and last (exclusive) frame that belong to the utterance, a little quiet on each side included. */
  fromFrame: number;
  toFrame: number;
  /** Where the voice itself began and ended. */
  voiceFromFrame: number;
  voiceToFrame: number;
  voicedFrames: number;
}

export type SegmenterEvent =
  | { type: "speech-started"; atFrame: number }
  | { type: "speech-ended"; atFrame: number }
  | { type: "utterance-ended"; segment: Segment };

interface Frame {
  meanSquare: number;
  voiced: boolean;
}

interface Speech {
  fromFrame: number;
  voiceFromFrame: number;
  voiceToFrame: number;
  frames: Frame[];
}

export interface SegmenterOptions {
  endpointingS: number;
  /** Read at every frame, because it depends on what is being heard. */
  utteranceMaxS: () => number;
}

/** This many voiced frames in a row make a beginning; less is a click. */
const framesToBegin = 2;
const preRollFrames = 12;
const postRollFrames = 10;

/** Cuts a channel into utterances: at silence, or, when none comes in time, where it is quietest. */
export class Segmenter {
  readonly #options: SegmenterOptions;
  readonly #endpointingFrames: number;
  #now = 0;
  #voicedRun = 0;
  #earlier: Frame[] = [];
  #lastEnd = 0;
  #speech: Speech | null = null;

  constructor(options: SegmenterOptions) {
    this.#options = options;
    this.#endpointingFrames = Math.max(1, Math.round(options.endpointingS * framesPerSecond));
  }

  /** The utterance being heard, as far as it has come. */
  get current(): Segment | null {
    return this.#speech === null ? null : segmentOf(this.#speech, this.#now);
  }

  /** What the utterance will be if its voice has ended. */
  get ahead(): Segment | null {
    return this.#speech === null ? null : segmentOf(this.#speech, this.#endOf(this.#speech));
  }

  /** For how long the voice of the utterance has been quiet. */
  get quietFrames(): number {
    return this.#speech === null ? 0 : this.#now - this.#speech.voiceToFrame;
  }

  hear(frame: Frame): SegmenterEvent[] {
    this.#now += 1;
    this.#voicedRun = frame.voiced ? this.#voicedRun + 1 : 0;
    if (this.#speech === null) return this.#hearQuiet(frame);
    this.#speech.frames.push(frame);
    if (frame.voiced) this.#speech.voiceToFrame = this.#now;
    if (this.#now - this.#speech.voiceToFrame >= this.#endpointingFrames)
      return this.#end(this.#speech);
    if (this.#speech.frames.length >= this.#options.utteranceMaxS() * framesPerSecond) {
      return this.#cut(this.#speech);
    }
    return [];
  }

  /** No more audio follows. */
  finish(): SegmenterEvent[] {
    return this.#speech === null ? [] : this.#end(this.#speech);
  }

  #hearQuiet(frame: Frame): SegmenterEvent[] {
    this.#earlier.push(frame);
    if (this.#earlier.length > preRollFrames + framesToBegin) this.#earlier.shift();
    if (this.#voicedRun < framesToBegin) return [];
    const voiceFromFrame = this.#now - framesToBegin;
    const frames = this.#earlier.slice(-Math.min(this.#earlier.length, this.#now - this.#lastEnd));
    const fromFrame = this.#now - frames.length;
    this.#speech = { fromFrame, voiceFromFrame, voiceToFrame: this.#now, frames };
    this.#earlier = [];
    return [{ type: "speech-started", atFrame: voiceFromFrame }];
  }

  #end(speech: Speech): SegmenterEvent[] {
    const toFrame = this.#endOf(speech);
    this.#speech = null;
    this.#lastEnd = toFrame;
    this.#earlier = speech.frames.slice(toFrame - speech.fromFrame);
    return [
      { type: "speech-ended", atFrame: speech.voiceToFrame },
      { type: "utterance-ended", segment: segmentOf(speech, toFrame) },
    ];
  }

  #endOf(speech: Speech): number {
    return Math.min(this.#now, speech.voiceToFrame + postRollFrames);
  }

  #cut(speech: Speech): SegmenterEvent[] {
    const cutAt = quietestPoint(speech.frames);
    const cutFrame = speech.fromFrame + cutAt;
    const rest = speech.frames.slice(cutAt);
    const firstVoiced = rest.findIndex((frame) => frame.voiced);
    this.#speech = {
      fromFrame: cutFrame,
      voiceFromFrame: firstVoiced < 0 ? this.#now : cutFrame + firstVoiced,
      voiceToFrame: speech.voiceToFrame,
      frames: rest,
    };
    this.#lastEnd = cutFrame;
    return [{ type: "utterance-ended", segment: segmentOf(speech, cutFrame) }];
  }
}

function segmentOf(speech: Speech, toFrame: number): Segment {
  const heard = speech.frames.slice(0, toFrame - speech.fromFrame);
  const lastVoiced = heard.findLastIndex((frame) => frame.voiced);
  return {
    fromFrame: speech.fromFrame,
    toFrame,
    voiceFromFrame: Math.min(speech.voiceFromFrame, toFrame),
    voiceToFrame: speech.fromFrame + lastVoiced + 1,
    voicedFrames: heard.reduce((count, frame) => count + (frame.voiced ? 1 : 0), 0),
  };
}

/** Middle of the longest pause in the later half; without one, the quietest 50 ms there. */
export function quietestPoint(frames: readonly Frame[]): number {
  const from = Math.floor(frames.length / 2);
  let pause = { at: 0, length: 0 };
  let run = 0;
  let quietest = { at: from, energy: Number.POSITIVE_INFINITY };
  for (let index = from; index < frames.length; index++) {
    run = frames[index]?.voiced === false ? run + 1 : 0;
    if (run > pause.length) pause = { at: index + 1 - Math.ceil(run / 2), length: run };
    let energy = 0;
    for (let near = index - 2; near <= index + 2; near++) {
      energy += frames[near]?.meanSquare ?? Number.POSITIVE_INFINITY;
    }
    if (energy < quietest.energy) quietest = { at: index, energy };
  }
  return pause.length >= 3 ? pause.at : quietest.at;
}
