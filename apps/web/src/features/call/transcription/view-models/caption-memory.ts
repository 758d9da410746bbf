import type { CaptionSize } from "@rooms/ui";

const shownKey = "rooms.captions";
const sizes: readonly CaptionSize[] = ["sm", "md", "lg", "xl"];

/** Captions are read from afar, the transcript from near: each has a size of its own. */
const sizeKeys = { captions: "rooms.captionSize", transcript: "rooms.transcriptSize" };
export type Sized = keyof typeof sizeKeys;

/** The size chosen last in this browser. */
export function recallTextSize(of: Sized): CaptionSize {
  const kept = recall(sizeKeys[of]);
  return sizes.find((size) => size === kept) ?? "md";
}

export function rememberTextSize(of: Sized, size: CaptionSize): void {
  remember(sizeKeys[of], size);
}

/** Whether captions were on last in this browser, so that a person who needs them switches them on once only. */
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
