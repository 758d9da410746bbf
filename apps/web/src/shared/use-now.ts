"use client";
import { useSyncExternalStore } from "react";

const stepMs = 15_000;

/** The time, every quarter of a minute; null while the page is made by the server, whose moment is over when it is read. */
export function useNow(): number | null {
  return useSyncExternalStore(eachStep, currentStep, () => null);
}

function eachStep(tick: () => void): () => void {
  const timer = setInterval(tick, stepMs);
  return () => clearInterval(timer);
}

function currentStep(): number {
  return Math.floor(Date.now() / stepMs) * stepMs;
}
