"use client";
import { useEffect, useState } from "react";

/** Chromium's, on pages with https; TypeScript's DOM library does not know it. */
interface WithKeyboard {
  readonly keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> };
}

/** What each key types on the keyboard in use; null where the browser does not tell. */
export function useKeyboardLayout(): ReadonlyMap<string, string> | null {
  const [layout, setLayout] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const { keyboard } = navigator as WithKeyboard;
    keyboard?.getLayoutMap().then(setLayout, () => undefined);
  }, []);
  return layout;
}
