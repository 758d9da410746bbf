const choices = [15, 30, 45, 60, 90, 120, 180, 240];
const halfHourMs = 30 * 60_000;

/** The durations on offer, and the one that is there already. */
export function plannedMinuteChoices(minutes: number): number[] {
  return [...new Set([...choices, minutes])].sort((one, other) => one - other);
}

/** The half hour after the next: late enough to send the link. */
export function defaultStart(now: Date): Date {
  return new Date((Math.floor(now.getTime() / halfHourMs) + 2) * halfHourMs);
}

/** A moment as a `datetime-local` field holds it, by the clocks of this machine. */
export function localInput(time: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** What such a field says, in UTC; null where it says no moment. */
export function instantOf(input: string): string | null {
  const time = new Date(input);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
