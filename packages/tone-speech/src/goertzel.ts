/**
 * Energy of one tone in `samples[from, from + length)`, scaled so that a pure tone gives the energy it
 * adds to the plain sum of squares: shares of a window can be compared whatever the volume.
 */
export function toneEnergy(
  samples: Float32Array,
  from: number,
  length: number,
  radiansPerSample: number,
): number {
  const coefficient = 2 * Math.cos(radiansPerSample);
  let before = 0;
  let last = 0;
  for (let i = from; i < from + length; i++) {
    const next = (samples[i] ?? 0) + coefficient * last - before;
    before = last;
    last = next;
  }
  const power = last * last + before * before - coefficient * last * before;
  return (2 * power) / length;
}

export function sumOfSquares(samples: Float32Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}
