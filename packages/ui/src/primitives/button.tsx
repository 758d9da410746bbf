"use client";
import { clsx } from "clsx";
import type { ComponentPropsWithRef, MouseEvent, ReactElement, ReactNode } from "react";
import { RenderAs } from "../lib/render-as.tsx";
import { buttonLook } from "./button-look.ts";
import type { ButtonSize, ButtonVariant } from "./button-look.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Keeps place and focus, shows a spinner and ignores presses. */
  pending?: boolean | undefined;
  icon?: ReactNode;
  /** The element to be instead of a button, such as a link: `render={<Link href="/" />}`. */
  render?: ReactElement | undefined;
}

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
  ...rest
}: ButtonProps) {
  const refuse = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <RenderAs
      {...rest}
      render={render}
      onClick={pending ? refuse : onClick}
      // Not `disabled`: that would drop the focus of the one who pressed it.
      {...(pending ? { "aria-disabled": true, "aria-busy": true } : {})}
      className={buttonLook({ variant, size }, className)}
    >
      <span className={clsx("inline-flex items-center gap-2", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
      {pending && <Spinner className="absolute size-4" />}
    </RenderAs>
  );
}
