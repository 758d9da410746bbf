export interface ProgressBarProps {
  label: string;
  /** 0–1; null while it is unknown. */
  value: number | null;
}

/** How far a piece of work has come. */
export function ProgressBar({ label, value }: ProgressBarProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1.5 overflow-hidden rounded-full bg-surface-hover"
    >
      <div
        style={{ width: percent === undefined ? "100%" : `${Math.max(4, percent)}%` }}
        className={
          percent === undefined
            ? "h-full animate-breathe rounded-full bg-accent/50"
            : "h-full rounded-full bg-accent transition-[width] duration-500"
        }
      />
    </div>
  );
}
