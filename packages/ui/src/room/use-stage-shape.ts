"use client";
import { useEffect, useState } from "react";
import type { RefObject } from "react";
import type { StageShape } from "./layout-grid.ts";

/** Whether the element is rather wide or rather tall, as it is now. */
export function useStageShape(stage: RefObject<HTMLElement | null>): StageShape {
  const [shape, setShape] = useState<StageShape>("wide");
  useEffect(() => {
    if (!stage.current) return;
    const observer = new ResizeObserver((entries) => {
      const box = entries.at(-1)?.contentRect;
      if (box) setShape(box.width < box.height ? "tall" : "wide");
    });
    observer.observe(stage.current);
    return () => observer.disconnect();
  }, [stage]);
  return shape;
}
