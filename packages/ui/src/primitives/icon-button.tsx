"use client";
import { clsx } from "clsx";
import type { ComponentPropsWithRef, ReactElement, ReactNode } from "react";
import { RenderAs } from "../lib/render-as.tsx";
import { Kbd } from "./kbd.tsx";
import { Tooltip } from "./tooltip.tsx";

export type IconButtonVariant = "ghost" | "outline" | "stage" | "device" | "leave";
export type IconButtonSize = "sm" | "md" | "lg";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "children"> {
  /** Says what it does; read aloud and shown as the tooltip. */
  label: string;
  icon: ReactNode;
  size?: IconButtonSize | undefined;
  variant?: IconButtonVariant | undefined;
  /** Makes it a toggle. */
  pressed?: boolean | undefined;
  /** The key that does the same, shown beside the tooltip. */
  shortcut?: string | undefined;
  tooltipSide?: "top" | "bottom" | "left" | "right" | undefined;
  render?: ReactElement | undefined;
}

const sizes: Record<IconButtonSize, string> = {
  sm: "size-8 text-[1.125rem] pointer-coarse:size-11",
  md: "size-9 text-[1.25rem] pointer-coarse:size-11",
  lg: "size-11 text-[1.375rem]",
};

const variants: Record<IconButtonVariant, string> = {
  ghost:
    "focus-ring text-text-muted hover:bg-surface-hover hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent",
  outline:
    "focus-ring border border-line bg-surface-raised text-text shadow-sm hover:bg-surface-hover aria-pressed:bg-accent-soft aria-pressed:text-accent",
  stage:
    "focus-ring-stage bg-stage-raised text-stage-text hover:bg-stage-hover aria-pressed:bg-stage-accent aria-pressed:text-stage-on-accent",
  // On is the calm state: a microphone that is off is what must be noticed.
  device:
    "focus-ring-stage bg-stage-off text-stage-danger hover:bg-stage-off-hover aria-pressed:bg-stage-raised aria-pressed:text-stage-text aria-pressed:hover:bg-stage-hover",
  leave: "focus-ring-stage bg-danger-fill text-white hover:bg-danger-fill-hover",
};

/** A button that is only an icon. */
export function IconButton({
  label,
  icon,
  size = "md",
  variant = "ghost",
  pressed,
  shortcut,
  tooltipSide,
  render,
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <RenderAs
      {...rest}
      render={render}
      aria-label={label}
      aria-pressed={pressed}
      className={clsx(
        "inline-grid shrink-0 place-items-center rounded-md transition-colors disabled:opacity-45",
        sizes[size],
        variants[variant],
        className,
      )}
    >
      {icon}
    </RenderAs>
  );
  const hint = shortcut ? (
    <>
      {label}
      <Kbd tone="dark">{shortcut}</Kbd>
    </>
  ) : (
    label
  );
  return (
    <Tooltip content={hint} side={tooltipSide}>
      {button}
    </Tooltip>
  );
}
