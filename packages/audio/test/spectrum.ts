/** Power of one frequency in a signal, in dB of a full-scale sine; windowed, so that neighbours do not leak in. */
export function levelAt(samples: Float32Array, rateHz: number, hz: number): number {
  let re = 0;
  let im = 0;
  let weight = 0;
  for (let n = 0; n < samples.length; n += 1) {
    const window = blackmanHarris(n / samples.length);
    const angle = (2 * Math.PI * hz * n) / rateHz;
    re += window * (samples[n] ?? 0) * Math.cos(angle);
    im -= window * (samples[n] ?? 0) * Math.sin(angle);
    weight += window;
  }
  return 20 * Math.log10((2 * Math.hypot(re, im)) / weight + 1e-12);
}

export function rmsDb(samples: Float32Array): number {
  const meanSquare = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
  return 10 * Math.log10(meanSquare + 1e-20);
}

function blackmanHarris(x: number): number {
  const turn = 2 * Math.PI * x;
  return (
    0.35875 - 0.48829 * Math.cos(turn) + 0.14128 * Math.cos(2 * turn) - 0.01168 * Math.cos(3 * turn)
  );
}
