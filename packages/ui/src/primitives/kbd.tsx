import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface KbdProps {
  children: ReactNode;
  /** `dark` inside tooltips and on the stage. */
  tone?: "plain" | "dark" | undefined;
}

/** A key of the keyboard. */
export function Kbd({ children, tone = "plain" }: KbdProps) {
  return (
    <kbd
      className={clsx(
        "inline-grid h-5 min-w-5 place-items-center rounded-sm px-1 font-sans text-xs font-medium",
        tone === "plain"
          ? "border border-line bg-surface-sunken text-text-muted"
          : "bg-white/14 text-white",
      )}
    >
      {children}
    </kbd>
  );
}
