import { clsx } from "clsx";
import type { ComponentPropsWithRef } from "react";

export type InputProps = ComponentPropsWithRef<"input">;

// 16 px on touch screens: below that iOS zooms the page on focus.
export const controlLook =
  "focus-ring h-9 w-full rounded-md border border-line-strong bg-surface-raised px-3 text-base text-text transition-colors placeholder:text-text-muted hover:border-text-muted disabled:opacity-50 aria-invalid:border-danger pointer-coarse:h-11 pointer-coarse:text-md";

/** A bare text input; `TextField` is the one with its label. */
export function Input({ className, ...rest }: InputProps) {
  return <input {...rest} className={clsx(controlLook, className)} />;
}
