"use client";
import { useRender } from "@base-ui/react/use-render";
import { clsx } from "clsx";
import type { ComponentPropsWithRef, MouseEvent, ReactElement, ReactNode } from "react";
import { Spinner } from "./spinner.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Keeps place and focus, shows a spinner and ignores presses. */
  pending?: boolean | undefined;
  icon?: ReactNode;
  /** The element to be instead of a button, such as a link: `render={<Link href="/" />}`. */
  render?: ReactElement | undefined;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-sm hover:bg-accent-hover",
  secondary: "border border-line bg-surface-raised text-text shadow-sm hover:bg-surface-hover",
  ghost: "text-text hover:bg-surface-hover",
  danger: "bg-danger-fill text-white shadow-sm hover:bg-danger-fill-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-8 px-3 text-sm rounded-md pointer-coarse:h-10",
  md: "h-9 px-3.5 text-base rounded-md pointer-coarse:h-11",
  lg: "h-11 px-5 text-md rounded-lg",
};

const base =
  "focus-ring relative inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap select-none transition-colors disabled:opacity-50 aria-disabled:opacity-60";

/** The one button; also the look of a link that acts, through `render`. */
export function Button({
  variant = "secondary",
  size = "md",
  pending = false,
  icon,
  render,
  className,
  children,
  onClick,
  type,
  ref,
  ...rest
}: ButtonProps) {
  const refuse = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return useRender({
    defaultTagName: "button",
    render,
    ref,
    props: {
      ...(render ? {} : { type: type ?? "button" }),
      ...rest,
      onClick: pending ? refuse : onClick,
      // Not `disabled`: that would drop the focus of whoever pressed it.
      ...(pending ? { "aria-disabled": true, "aria-busy": true } : {}),
      className: clsx(base, variants[variant], sizes[size], className),
      children: (
        <>
          <span className={clsx("inline-flex items-center gap-2", pending && "opacity-0")}>
            {icon}
            {children}
          </span>
          {pending && <Spinner className="absolute size-4" />}
        </>
      ),
    },
  });
}
