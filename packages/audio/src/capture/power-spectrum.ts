const length = 256;
const half = length / 2;

/** Power of 128 bins of a windowed stretch of up to 256 samples. Allocates nothing after it was made. */
export class PowerSpectrum {
  readonly #window: Float64Array;
  readonly #cosine = new Float64Array(half);
  readonly #sine = new Float64Array(half);
  readonly #re = new Float64Array(length);
  readonly #im = new Float64Array(length);
  readonly bins = new Float64Array(half);

  constructor(windowSamples: number) {
    this.#window = Float64Array.from(
      { length: windowSamples },
      (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / windowSamples),
    );
    for (let n = 0; n < half; n += 1) {
      this.#cosine[n] = Math.cos((2 * Math.PI * n) / length);
      this.#sine[n] = -Math.sin((2 * Math.PI * n) / length);
    }
  }

  /** Fills `bins` from the window's samples that end at `end`. */
  measure(samples: Float32Array, end: number): void {
    this.#re.fill(0);
    this.#im.fill(0);
    const start = end - this.#window.length;
    for (let n = 0; n < this.#window.length; n += 1) {
      this.#re[reversed(n)] = (samples[start + n] ?? 0) * (this.#window[n] ?? 0);
    }
    for (let size = 2; size <= length; size *= 2) this.#combine(size);
    for (let bin = 0; bin < half; bin += 1) {
      const [re, im] = [this.#re[bin] ?? 0, this.#im[bin] ?? 0];
      this.bins[bin] = re * re + im * im;
    }
  }

  #combine(size: number): void {
    const [re, im, step] = [this.#re, this.#im, length / size];
    for (let start = 0; start < length; start += size) {
      for (let n = 0; n < size / 2; n += 1) {
        const [low, high] = [start + n, start + n + size / 2];
        const [cosine, sine] = [this.#cosine[n * step] ?? 0, this.#sine[n * step] ?? 0];
        const [highRe, highIm] = [re[high] ?? 0, im[high] ?? 0];
        const turnedRe = highRe * cosine - highIm * sine;
        const turnedIm = highRe * sine + highIm * cosine;
        re[high] = (re[low] ?? 0) - turnedRe;
        im[high] = (im[low] ?? 0) - turnedIm;
        re[low] = (re[low] ?? 0) + turnedRe;
        im[low] = (im[low] ?? 0) + turnedIm;
      }
    }
  }
}

/** The eight bits of an index from behind. */
function reversed(index: number): number {
  let bits = index;
  let result = 0;
  for (let bit = 0; bit < 8; bit += 1) {
    result = (result << 1) | (bits & 1);
    bits >>= 1;
  }
  return result;
}
