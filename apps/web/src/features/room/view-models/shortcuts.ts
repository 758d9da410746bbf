export type ShortcutAction =
  "microphone" | "camera" | "screen" | "transcript" | "captions" | "participants" | "help";

/** Keys by their place on the keyboard, so that they are the same in every layout; the letter is what the help shows. */
export const shortcuts: Readonly<Record<ShortcutAction, { code: string; label: string }>> = {
  microphone: { code: "KeyM", label: "M" },
  camera: { code: "KeyV", label: "V" },
  screen: { code: "KeyS", label: "S" },
  transcript: { code: "KeyT", label: "T" },
  captions: { code: "KeyC", label: "C" },
  participants: { code: "KeyP", label: "P" },
  help: { code: "Slash", label: "?" },
};

export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  /** Whether the focus is where text is typed, or in a menu or dialog that has keys of its own. */
  readonly occupied: boolean;
}

/** What a key press means in the room; null for nothing. Chords belong to the browser. */
export function shortcutOf(press: KeyPress): ShortcutAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || press.occupied) return null;
  const actions = Object.keys(shortcuts) as ShortcutAction[];
  return actions.find((action) => shortcuts[action].code === press.code) ?? null;
}
