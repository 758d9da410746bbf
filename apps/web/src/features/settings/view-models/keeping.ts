import type { Space } from "@rooms/api-client";

/** Days that sessions are kept after their end; null: until they are deleted by hand. */
export type Keeping = Space["keptDays"];

export const keepingChoices = [null, 365, 90, 30] as const satisfies readonly Keeping[];

const dayMs = 24 * 60 * 60_000;

/** As an option of a list is named. */
export function valueOf(keeping: Keeping): string {
  return keeping === null ? "forever" : String(keeping);
}

export function choiceOf(value: string): Keeping {
  return keepingChoices.find((choice) => valueOf(choice) === value) ?? null;
}

/** What ended before is deleted by a change at once; null where nothing is that was not already. */
export function outlivedSince({
  before,
  after,
  now,
}: {
  before: Keeping;
  after: Keeping;
  now: Date;
}): Date | null {
  const isShorter = after !== null && (before === null || after < before);
  return isShorter ? new Date(now.getTime() - after * dayMs) : null;
}
