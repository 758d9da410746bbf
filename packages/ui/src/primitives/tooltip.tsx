"use client";
import { useRender } from "@base-ui/react/use-render";
import { Suspense, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { useHint } from "./use-hint.ts";
import { lazyPart } from "./lazy-part.ts";

export interface TooltipProps {
  content: ReactNode;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  /** One focusable element. The tooltip describes; the element's own label must be complete without it. */
  children: ReactElement;
}

const loadPopup = () => import("./tooltip-popup.tsx");
const TooltipPopup = lazyPart(loadPopup);

/** A hint on hover and on keyboard focus. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  const anchor = useRef<HTMLElement>(null);
  const hint = useHint(() => void loadPopup());
  const element = useRender({ render: children, ref: anchor, props: hint.triggerProps });
  return (
    <>
      {element}
      {hint.used && (
        <Suspense fallback={null}>
          <TooltipPopup
            open={hint.open}
            onOpenChange={hint.set}
            anchor={anchor}
            side={side}
            onPointerEnter={hint.keep}
            onPointerLeave={hint.hideSoon}
          >
            {content}
          </TooltipPopup>
        </Suspense>
      )}
    </>
  );
}
