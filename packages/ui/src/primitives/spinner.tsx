import { CircleNotchIcon } from "@phosphor-icons/react/dist/ssr/CircleNotch";
import { clsx } from "clsx";

export interface SpinnerProps {
  className?: string | undefined;
}

/** Decoration only: its parent says in words what is awaited. */
export function Spinner({ className }: SpinnerProps) {
  return <CircleNotchIcon aria-hidden weight="bold" className={clsx("animate-spin", className)} />;
}
