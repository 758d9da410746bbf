/**
 * Mean of the channels, with anything that is no finite number taken for silence: one NaN would stay in the filter's
 * history and in the gate's averages. No channel at all (nothing connected) is silence. Writes `length` samples.
 */
export function mixToMono(
  channels: readonly Float32Array[],
  length: number,
  output: Float32Array,
): void {
  output.fill(0, 0, length);
  for (let channel = 0; channel < channels.length; channel += 1) {
    const samples = channels[channel];
    if (samples === undefined) continue;
    for (let index = 0; index < length; index += 1) {
      const sample = samples[index] ?? 0;
      if (Number.isFinite(sample)) output[index] = (output[index] ?? 0) + sample / channels.length;
    }
  }
}
