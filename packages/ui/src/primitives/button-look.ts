import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "caution";
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-sm hover:bg-accent-hover",
  secondary: "border border-line bg-surface-raised text-text shadow-sm hover:bg-surface-hover",
  ghost: "text-text hover:bg-surface-hover",
  danger: "bg-danger-fill text-white shadow-sm hover:bg-danger-fill-hover",
  // Leads to a question whose answer is `danger`.
  caution: "border border-line bg-surface-raised text-danger shadow-sm hover:bg-danger-soft",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-8 px-3 text-sm rounded-md pointer-coarse:h-11",
  md: "h-9 px-3.5 text-base rounded-md pointer-coarse:h-11",
  lg: "h-11 px-5 text-md rounded-lg",
};

const base =
  "focus-ring relative inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap select-none transition-colors disabled:opacity-50 aria-disabled:opacity-60";

/** The look of a button, for elements that cannot be `Button`: pages whose weight counts, plain links. */
export function buttonLook(
  { variant = "secondary", size = "md" }: { variant?: ButtonVariant; size?: ButtonSize },
  className?: string,
): string {
  return clsx(base, variants[variant], sizes[size], className);
}
