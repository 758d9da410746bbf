import { clsx } from "clsx";

export interface LevelMeterProps {
  label: string;
  /** 0 to 1. */
  level: number;
  bars?: number | undefined;
  className?: string | undefined;
}

/** How loud the microphone hears, in bars. */
export function LevelMeter({ label, level, bars = 12, className }: LevelMeterProps) {
  const bounded = Math.min(1, Math.max(0, level));
  const lit = Math.round(bounded * bars);
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(bounded * 100)}
      className={clsx("flex h-2 gap-1", className)}
    >
      {Array.from({ length: bars }, (_, index) => (
        <span
          key={index}
          data-lit={index < lit ? "" : undefined}
          className={clsx(
            "h-full flex-1 rounded-full transition-colors duration-75",
            index < lit ? "bg-success" : "bg-surface-hover",
          )}
        />
      ))}
    </div>
  );
}
