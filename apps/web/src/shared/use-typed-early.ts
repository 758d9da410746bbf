"use client";
import { useCallback } from "react";

/**
 * Ref of a controlled text field: what was typed before the page answered stands in the field, and no event tells it, so it
 * is handed over as the field begins to answer.
 *
 * @param take Must stay the same function, as React's setters do.
 */
export function useTypedEarly(
  take: (text: string) => void,
): (field: HTMLInputElement | null) => void {
  return useCallback(
    (field) => {
      // A field that came with a text has handed that out itself.
      if (field !== null && field.value !== field.defaultValue) take(field.value);
    },
    [take],
  );
}
