"use client";
import { useToast } from "@rooms/ui";

/** Copies a text with one click and says so; where the browser forbids it, the text is shown to be copied by hand. */
export function useCopy(): (text: string, words: { done: string; failed: string }) => void {
  const toast = useToast();
  return (text, { done, failed }) => {
    navigator.clipboard.writeText(text).then(
      () => toast.show({ title: done, tone: "success" }),
      () => toast.show({ title: failed, tone: "error", timeoutMs: 0 }),
    );
  };
}
