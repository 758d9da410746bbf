export type ShortcutAction =
  | "microphone"
  | "camera"
  | "screen"
  | "hand"
  | "reactions"
  | "transcript"
  | "captions"
  | "participants"
  | "desk"
  | "fullScreen"
  | "chat"
  | "mark"
  | "catchUp"
  | "help";

/** A key by what it types; where the layout types no Latin letters, by its place instead. */
export interface Shortcut {
  readonly key: string;
  readonly code: string;
}

const letter = (key: string): Shortcut => ({ key, code: `Key${key}` });

export const shortcuts: Readonly<Record<ShortcutAction, Shortcut>> = {
  microphone: letter("M"),
  camera: letter("V"),
  screen: letter("S"),
  hand: letter("H"),
  reactions: letter("R"),
  transcript: letter("T"),
  captions: letter("C"),
  participants: letter("P"),
  desk: letter("D"),
  fullScreen: letter("F"),
  chat: letter("W"),
  mark: letter("K"),
  catchUp: letter("U"),
  help: { key: "?", code: "Slash" },
};

const actions = Object.keys(shortcuts) as ShortcutAction[];

export interface KeyPress {
  /** What it types: a letter in the case it has, or a name such as "Enter". */
  readonly key: string;
  /** Which key it is, by its place on a keyboard of the United States. */
  readonly code: string;
  readonly shiftKey: boolean;
  /** With Ctrl, Alt, AltGr or the command key: a chord, which belongs to the browser. */
  readonly chord: boolean;
  readonly repeat: boolean;
  /** Part of a character that takes several keys. */
  readonly composing: boolean;
  /** Whether the focus is where text is typed, or in a menu or dialog that has keys of its own. */
  readonly occupied: boolean;
}

/** What a key press means in the room; null for nothing. */
export function shortcutOf(press: KeyPress): ShortcutAction | null {
  if (press.chord || press.repeat || press.composing || press.occupied) return null;
  // Shift belongs to the question mark on most layouts; the Arabic one is another character.
  if (press.key === "?" || press.key === "؟") return "help";
  if (press.shiftKey) return null;
  const typed = press.key.toUpperCase();
  const byPlace = isForeignLetter(typed);
  const found = actions.find((action) => {
    const { key, code } = shortcuts[action];
    return byPlace ? code === press.code : key === typed;
  });
  return found ?? null;
}

/** What the help shows for an action: its key, and what that key types where the layout is not Latin. */
export function shownKey(
  action: ShortcutAction,
  layout: ReadonlyMap<string, string> | null,
): string {
  const { key, code } = shortcuts[action];
  const here = layout?.get(code)?.toUpperCase();
  return here !== undefined && key !== "?" && isForeignLetter(here) ? `${key} · ${here}` : key;
}

/** A letter of a script in which no shortcut can be typed: Cyrillic, Greek, Hebrew and so on. */
function isForeignLetter(typed: string): boolean {
  return /^\p{L}$/u.test(typed) && !/^\p{Script=Latin}$/u.test(typed);
}
