import { clsx } from "clsx";

export interface SkeletonProps {
  /** Size and shape: "h-4 w-32". */
  className?: string | undefined;
}

/** Holds the place of what is being loaded. */
export function Skeleton({ className }: SkeletonProps) {
  return (
    <div
      aria-hidden
      className={clsx("animate-breathe rounded-md bg-surface-hover", className ?? "h-4 w-full")}
    />
  );
}
