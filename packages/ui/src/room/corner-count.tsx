import { clsx } from "clsx";

export interface CornerCountProps {
  count: number;
  /** `alert`: they wait for an answer. */
  tone?: "plain" | "alert" | undefined;
}

/** A number in the corner of a control; shows nothing for none. What it counts is said beside it. */
export function CornerCount({ count, tone = "plain" }: CornerCountProps) {
  if (count <= 0) return null;
  return (
    <span
      aria-hidden
      className={clsx(
        "pointer-events-none absolute -top-1 -right-1 grid h-5 min-w-5 place-items-center rounded-full px-1 text-xs font-semibold text-stage tabular-nums ring-2 ring-stage forced-colors:border",
        tone === "alert" ? "bg-stage-warning" : "bg-stage-text",
      )}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
