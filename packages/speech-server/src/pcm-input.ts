import { samplesPerSecond } from "@rooms/audio/pcm";
import { Resampler } from "@rooms/audio/resampler";
import type { GladiaSessionSettings } from "@rooms/gladia/protocol";

type AudioFormat = Pick<
  GladiaSessionSettings,
  "encoding" | "bit_depth" | "sample_rate" | "channels"
>;

/** Bytes of one second of audio in this format, all channels together. */
export function bytesPerSecond(format: AudioFormat): number {
  return format.sample_rate * bytesPerFrame(format);
}

function bytesPerSample({ encoding, bit_depth }: AudioFormat): number {
  return encoding === "wav/pcm" ? bit_depth / 8 : 1;
}

function bytesPerFrame(format: AudioFormat): number {
  return bytesPerSample(format) * format.channels;
}

const wavHeaderBytes = 44;

/** Turns the session's bytes, wherever they were cut, into samples at 16 kHz for each channel. */
export class PcmInput {
  readonly #format: AudioFormat;
  readonly #resamplers: Resampler[];
  #rest = new Uint8Array();
  #begun = false;

  constructor(format: AudioFormat) {
    this.#format = format;
    const rates = { inputRateHz: format.sample_rate, outputRateHz: samplesPerSecond };
    this.#resamplers = Array.from(
      { length: format.channels },
      () => new Resampler({ ...rates, alignment: "in-step" }),
    );
  }

  push(bytes: Uint8Array): Float32Array[] {
    return this.#read(this.#begun ? bytes : this.#withoutHeader(bytes));
  }

  /** A WAV header is no audio. Gladia takes one before the first samples, though none is needed. */
  #withoutHeader(bytes: Uint8Array): Uint8Array {
    if (bytes.length === 0) return bytes;
    this.#begun = true;
    const riff =
      bytes.length >= wavHeaderBytes && String.fromCharCode(...bytes.subarray(0, 4)) === "RIFF";
    return riff ? bytes.subarray(wavHeaderBytes) : bytes;
  }

  #read(bytes: Uint8Array): Float32Array[] {
    const input = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    const frameBytes = bytesPerFrame(this.#format);
    const frames = Math.floor(input.length / frameBytes);
    this.#rest = input.slice(frames * frameBytes);
    const view = new DataView(input.buffer, input.byteOffset, frames * frameBytes);
    const read = sampleReader(this.#format);
    const step = bytesPerSample(this.#format);
    return this.#resamplers.map((resampler, channel) => {
      const samples = new Float32Array(frames);
      for (let frame = 0; frame < frames; frame++) {
        samples[frame] = read(view, frame * frameBytes + channel * step);
      }
      return resampler.resample(samples);
    });
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

type SampleReader = (view: DataView, at: number) => number;

function sampleReader({ encoding, bit_depth }: AudioFormat): SampleReader {
  if (encoding === "wav/alaw") return (view, at) => fromAlaw(view.getUint8(at));
  if (encoding === "wav/ulaw") return (view, at) => fromUlaw(view.getUint8(at));
  switch (bit_depth) {
    case 8:
      return (view, at) => (view.getUint8(at) - 128) / 128;
    case 16:
      return (view, at) => view.getInt16(at, true) / 32_768;
    case 24:
      return (view, at) => (view.getUint8(at) | (view.getInt16(at + 1, true) << 8)) / 8_388_608;
    case 32:
      return (view, at) => view.getInt32(at, true) / 2_147_483_648;
  }
}

/** G.711: a sign, a chord of three bits and a step of four. */
function fromUlaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4);
  return ((value & 0x80) !== 0 ? 0x84 - magnitude : magnitude - 0x84) / 32_768;
}

function fromAlaw(byte: number): number {
  const value = byte ^ 0x55;
  const chord = (value & 0x70) >> 4;
  const step = ((value & 0x0f) << 4) + 8;
  const magnitude = chord === 0 ? step : (step + 0x100) << (chord - 1);
  return ((value & 0x80) !== 0 ? magnitude : -magnitude) / 32_768;
}
