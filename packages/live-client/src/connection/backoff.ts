import { closeCodes } from "@rooms/contracts/realtime";

export const backoffLimits = { baseMs: 300, maxMs: 5_000 } as const;

/** Where the server has said why it cannot be asked again at once, the first step is longer. */
const floorMsByCode = new Map<number, number>([
  [closeCodes.TRY_LATER.code, 1_000],
  [closeCodes.RESTARTING.code, 1_000],
  [closeCodes.TOO_FAST.code, 2_000],
]);

/**
 * Milliseconds to wait before attempt number `attempt` (the first retry is 1). Between half and the whole of a step
 * that doubles, so that clients which lost the same server do not return together.
 */
export function backoffMs(input: {
  attempt: number;
  closeCode: number | null;
  /** 0 ≤ random < 1. */
  random: number;
}): number {
  const step = Math.min(backoffLimits.maxMs, backoffLimits.baseMs * 2 ** (input.attempt - 1));
  const floor = input.closeCode === null ? 0 : (floorMsByCode.get(input.closeCode) ?? 0);
  return Math.max(step, floor) * (0.5 + input.random / 2);
}
