const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const padded = (count: number, digits: number): readonly string[] =>
  Array.from({ length: count }, (_, value) => String(value).padStart(digits, "0"));
const two = padded(60, 2);
const three = padded(1_000, 3);

/** The day that was written last, with its "T": the times of a list are mostly of one day. */
let lastDay = NaN;
let lastDate = "";

/**
 * `toISOString` in a fifth of its time, which was an eighth of what a page of twenty sessions costs. Throws for an
 * invalid date, as that does.
 */
export function isoTime(time: Date): string {
  const ms = time.getTime();
  const day = Math.floor(ms / dayMs);
  if (day !== lastDay) {
    const whole = time.toISOString();
    lastDate = whole.slice(0, whole.indexOf("T") + 1);
    lastDay = day;
  }
  const msOfDay = ms - day * dayMs;
  const hours = two[Math.floor(msOfDay / hourMs)];
  const minutes = two[Math.floor((msOfDay % hourMs) / minuteMs)];
  const seconds = two[Math.floor((msOfDay % minuteMs) / secondMs)];
  return `${lastDate}${hours}:${minutes}:${seconds}.${three[msOfDay % secondMs]}Z`;
}
