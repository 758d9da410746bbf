import type { CaptionSize } from "@rooms/ui";

const sizeKey = "rooms.captionSize";
const shownKey = "rooms.captions";
const sizes: readonly CaptionSize[] = ["sm", "md", "lg"];

/** The size chosen last in this browser. */
export function recallCaptionSize(): CaptionSize {
  const kept = recall(sizeKey);
  return sizes.find((size) => size === kept) ?? "md";
}

export function rememberCaptionSize(size: CaptionSize): void {
  remember(sizeKey, size);
}

/** Whether captions were on in this browser last: who needs them does not switch them on in each session. */
export function recallCaptionsShown(): boolean {
  return recall(shownKey) === "on";
}

export function rememberCaptionsShown(shown: boolean): void {
  remember(shownKey, shown ? "on" : "off");
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows refuse to store; the choice then lasts for the page.
  }
}
