"use client";
import { useToast } from "@rooms/ui";
import { copyText } from "./copy-text.ts";

/** Copies a text and answers whether it did; where the browser forbids it, `failed` says how to copy by hand. */
export function useCopyText(): (text: string, failed: string) => Promise<boolean> {
  const toast = useToast();
  return async (text, failed) => {
    const copied = await copyText(text);
    if (!copied) toast.show({ title: failed, tone: "error", timeoutMs: 0 });
    return copied;
  };
}

/** Copies a text with one click and says so. */
export function useCopy(): (text: string, words: { done: string; failed: string }) => void {
  const toast = useToast();
  const copy = useCopyText();
  return (text, { done, failed }) => {
    void copy(text, failed).then((copied) => {
      if (copied) toast.show({ title: done, tone: "success" });
    });
  };
}
