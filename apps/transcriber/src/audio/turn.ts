import { samplesOf, samplesPerMs, withSilentHead } from "@rooms/audio/pcm";
import { ownAudio } from "./held-audio.ts";
import type { HeldAudio } from "./held-audio.ts";
import { endsInPause } from "./pause.ts";

/** Who speaks. */
export interface Speaker {
  readonly participantId: string;
  readonly identity: string;
  readonly name: string;
}

/** The stream a turn is of. */
export interface TurnSource {
  /** Unique among the streams of the session. */
  readonly key: string;
  readonly speaker: Speaker;
}

export interface TurnChunk {
  readonly seq: number;
  /** Samples of the turn before this chunk. */
  readonly offset: number;
  readonly audio: HeldAudio;
}

interface Mark {
  offset: number;
  startMs: number;
}

/** Times that differ by less than this are one stretch: float rounding, not a jump. */
const markToleranceMs = 0.5;

/**
 * One stretch of speech: its audio until it is cleared, and for every sample its place on the session clock.
 *
 * "Cleared" means that nothing more will be heard in the audio before it than has been handed to the writer.
 */
export class Turn {
  readonly source: TurnSource;
  /** As they were called when the turn began. */
  readonly speaker: Speaker;
  /** Place among the turns of its stream. */
  readonly order: number;
  /** Samples so far. */
  length = 0;
  /** Samples from the start that are cleared. */
  cleared = 0;
  /** Highest frame that lies wholly in the cleared part; 0 before the first. */
  clearedSeq = 0;
  ended = false;
  /** How often a lane that heard it fell silent. */
  stalls = 0;
  readonly #marks: Mark[] = [];
  #chunks: TurnChunk[] = [];

  constructor(source: TurnSource, order: number) {
    this.source = source;
    this.speaker = source.speaker;
    this.order = order;
  }

  /** The turn holds the audio until it is cleared. */
  append(seq: number, startMs: number, audio: HeldAudio): void {
    const last = this.#marks.at(-1);
    const expectedMs = last && last.startMs + (this.length - last.offset) / samplesPerMs;
    if (expectedMs === undefined || Math.abs(startMs - expectedMs) > markToleranceMs) {
      this.#marks.push({ offset: this.length, startMs });
    }
    this.#chunks.push({ seq, offset: this.length, audio });
    this.length += samplesOf(audio.pcm);
  }

  get done(): boolean {
    return this.ended && this.cleared >= this.length;
  }

  get startMs(): number {
    return this.msAt(0);
  }

  get endMs(): number {
    return this.msAt(this.length);
  }

  get unclearedMs(): number {
    return (this.length - this.cleared) / samplesPerMs;
  }

  /** Session clock of a sample. The end of a stretch belongs to the stretch, not to the jump behind it. */
  msAt(offset: number): number {
    let mark = this.#marks[0];
    if (this.#marks.length === 1 && mark !== undefined) {
      return mark.startMs + (offset - mark.offset) / samplesPerMs;
    }
    for (const next of this.#marks) {
      if (next.offset >= offset && next !== this.#marks[0]) break;
      mark = next;
    }
    return mark === undefined ? 0 : mark.startMs + (offset - mark.offset) / samplesPerMs;
  }

  /** Moves the cleared part forward and frees its audio; says how many samples were added. */
  clearTo(offset: number): number {
    const until = Math.min(offset, this.length);
    if (until <= this.cleared) return 0;
    const added = until - this.cleared;
    this.cleared = until;
    let freed = 0;
    for (const chunk of this.#chunks) {
      if (chunk.offset + samplesOf(chunk.audio.pcm) > until) break;
      this.clearedSeq = chunk.seq;
      chunk.audio.release();
      freed += 1;
    }
    if (freed > 0) this.#chunks = this.#chunks.slice(freed);
    return added;
  }

  /** Whether it may be cut here without cutting a word. */
  get pauses(): boolean {
    return endsInPause(this.#chunks.map(({ audio }) => audio.pcm));
  }

  /** First sample that must be fed again when a lane begins anew: the start of the chunk that holds the cleared end. */
  get refeedOffset(): number {
    return this.#chunks[0]?.offset ?? this.length;
  }

  /** The audio of the chunk that begins at `offset`, silent where it is cleared; null when there is none yet. */
  audioAt(offset: number): HeldAudio | null {
    if (offset >= this.length) return null;
    const chunk = this.#chunkAt(offset);
    if (chunk === null) return null;
    return this.cleared > chunk.offset
      ? ownAudio(withSilentHead(chunk.audio.pcm, this.cleared - chunk.offset))
      : chunk.audio;
  }

  #chunkAt(offset: number): TurnChunk | null {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const chunk = this.#chunks[middle];
      if (chunk === undefined) return null;
      if (chunk.offset === offset) return chunk;
      if (chunk.offset < offset) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }
}
