"use client";
import { useEffect, useState } from "react";

/** Whether a time has come; true at once for null. Renders again when it comes. */
export function useReached(at: string | null): boolean {
  const [reachedAt, setReachedAt] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setReachedAt(at), Math.max(0, Date.parse(at) - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return at === null || reachedAt === at;
}
