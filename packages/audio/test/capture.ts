import { CapturePipeline } from "../src/capture/capture-pipeline.ts";
import type { CapturedChunk } from "../src/capture/capture-pipeline.ts";
import { captureSettings } from "../src/capture/settings.ts";
import type { CaptureSettingsInput } from "../src/capture/settings.ts";

export interface Turn {
  startS: number;
  endS: number;
  samples: Int16Array;
}

export interface Captured {
  chunks: CapturedChunk[];
  turns: Turn[];
  levels: { rmsDb: number; speaking: boolean }[];
}

/** Runs a whole signal through a pipeline in quanta of 128 and puts the turns back together. */
export function capture(
  signal: Float32Array,
  rateHz: number,
  settings?: CaptureSettingsInput,
): Captured {
  const recorder = record(rateHz, settings);
  recorder.play(signal);
  return recorder.result();
}

export interface Recorder {
  pipeline: CapturePipeline;
  /** Plays a signal after what was played before, in blocks of 128 or as given. */
  play(signal: Float32Array, blocks?: readonly number[]): void;
  result(): Captured;
}

export function record(rateHz: number, settings?: CaptureSettingsInput): Recorder {
  const chunks: CapturedChunk[] = [];
  const levels: Captured["levels"] = [];
  let played = 0;
  const pipeline = new CapturePipeline({
    inputRateHz: rateHz,
    // What follows is tried with tones and noise; what is speech has tests of its own.
    settings: captureSettings({ opensTo: "sound", ...settings }),
    sink: {
      chunk: (chunk) => chunks.push(chunk),
      level: (rmsDb, speaking) => levels.push({ rmsDb, speaking }),
    },
  });
  const play = (signal: Float32Array, blocks: readonly number[] = [128]) => {
    let read = 0;
    for (let block = 0; read < signal.length; block += 1) {
      const quantum = signal.subarray(read, read + (blocks[block % blocks.length] ?? 128));
      pipeline.push([quantum], quantum.length, played / rateHz);
      played += quantum.length;
      read += quantum.length;
    }
  };
  return { pipeline, play, result: () => ({ chunks, levels, turns: turnsOf(chunks) }) };
}

/** Throws when chunks of a turn do not follow each other to the sample, or marks are out of order. */
export function turnsOf(chunks: readonly CapturedChunk[]): Turn[] {
  const turns: Turn[] = [];
  let open: { startS: number; pieces: Int16Array[]; samples: number } | undefined;
  for (const chunk of chunks) {
    if (chunk.turnStart !== (open === undefined)) throw new Error("turn marks out of order");
    open ??= { startS: chunk.atS, pieces: [], samples: 0 };
    const expectedAtS = open.startS + open.samples / 16_000;
    if (Math.abs(chunk.atS - expectedAtS) > 1e-6) throw new Error("a hole inside a turn");
    const piece = new Int16Array(chunk.pcm);
    open.pieces.push(piece);
    open.samples += piece.length;
    if (chunk.turnEnd) {
      turns.push({
        startS: open.startS,
        endS: open.startS + open.samples / 16_000,
        samples: joined(open.pieces),
      });
      open = undefined;
    }
  }
  if (open !== undefined) {
    turns.push({
      startS: open.startS,
      endS: Number.POSITIVE_INFINITY,
      samples: joined(open.pieces),
    });
  }
  return turns;
}

function joined(pieces: readonly Int16Array[]): Int16Array {
  const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    samples.set(piece, offset);
    offset += piece.length;
  }
  return samples;
}
