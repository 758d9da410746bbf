/** Holds back for so long; at once when it is zero. */
export async function delayed(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
