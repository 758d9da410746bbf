/** Rounds a sample in −1…1 to 16 bits and clips what is outside; what is no number becomes silence. */
export function toPcm16(sample: number): number {
  const scaled = Math.round(sample * 32_768);
  if (scaled > 32_767) return 32_767;
  if (scaled < -32_768) return -32_768;
  return Number.isNaN(scaled) ? 0 : scaled;
}
