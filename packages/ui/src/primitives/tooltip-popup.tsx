"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactNode, RefObject } from "react";

export interface TooltipPopupProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  side: "top" | "bottom" | "left" | "right";
  /** The pointer may move onto the hint to read it. */
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  children: ReactNode;
}

/** The visible part of a tooltip; it comes with the first one shown. */
export default function TooltipPopup(props: TooltipPopupProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Positioner anchor={props.anchor} side={props.side} sideOffset={8} className="z-70">
          <Base.Popup
            onPointerEnter={props.onPointerEnter}
            onPointerLeave={props.onPointerLeave}
            className="flex items-center gap-2 rounded-md bg-[#22282a] px-2 py-1 text-xs font-medium text-[#f2f4f4] shadow-md transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
