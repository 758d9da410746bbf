"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export interface TooltipProps {
  content: ReactNode;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  disabled?: boolean | undefined;
  /** One focusable element. The tooltip describes; the element's own label must be complete without it. */
  children: ReactElement;
}

/** A hint on hover and on keyboard focus. */
export function Tooltip({ content, side = "top", disabled = false, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} delay={350} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={8} className="z-70">
          <Base.Popup className="flex items-center gap-2 rounded-md bg-[#22282a] px-2 py-1 text-xs font-medium text-[#f2f4f4] shadow-md transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
