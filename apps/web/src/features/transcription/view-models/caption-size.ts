import type { CaptionSize } from "@rooms/ui";

const storageKey = "rooms.captionSize";
const sizes: readonly CaptionSize[] = ["sm", "md", "lg"];

/** The size chosen last in this browser. */
export function recallCaptionSize(): CaptionSize {
  try {
    const kept = localStorage.getItem(storageKey);
    return sizes.find((size) => size === kept) ?? "md";
  } catch {
    return "md";
  }
}

export function rememberCaptionSize(size: CaptionSize): void {
  try {
    localStorage.setItem(storageKey, size);
  } catch {
    // Private windows refuse to store; the choice then lasts for the page.
  }
}
