"use client";
import { useState } from "react";

/** Whether it holds or ever held since the component stands: what was loaded for it stays, to tell of its end too. */
export function useEver(holds: boolean): boolean {
  const [held, setHeld] = useState(holds);
  if (holds && !held) setHeld(true);
  return held;
}
