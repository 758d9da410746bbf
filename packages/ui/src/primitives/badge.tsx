import { clsx } from "clsx";
import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger";

export interface BadgeProps {
  tone?: BadgeTone | undefined;
  /** A dot before the text; `live` makes it breathe. */
  dot?: boolean | "live" | undefined;
  icon?: ReactNode;
  children: ReactNode;
}

const tones: Record<BadgeTone, string> = {
  neutral: "bg-surface-hover text-text-muted",
  accent: "bg-accent-soft text-accent",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

/** A short word of state. */
export function Badge({ tone = "neutral", dot = false, icon, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap forced-colors:border",
        tones[tone],
      )}
    >
      {dot && (
        <span
          aria-hidden
          className={clsx(
            "size-1.5 rounded-full bg-current",
            dot === "live" && "animate-breathe-in",
          )}
        />
      )}
      {icon}
      {children}
    </span>
  );
}
