import { describe, expect, it } from "vitest";
import { shortcutOf, shortcuts, shownKey } from "#features/call/room/view-models/shortcuts.ts";
import type { KeyPress } from "#features/call/room/view-models/shortcuts.ts";

const press = (key: string, code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  shiftKey: false,
  chord: false,
  repeat: false,
  composing: false,
  occupied: false,
  ...change,
});
const shift = { shiftKey: true };

describe("keys of the room, by what they type", () => {
  it.each([
    ["QWERTY", press("m", "KeyM"), "microphone"],
    ["QWERTY, Caps Lock", press("M", "KeyM"), "microphone"],
    ["QWERTY", press("?", "Slash", shift), "help"],
    ["QWERTY, no question mark", press("/", "Slash"), null],
    ["AZERTY, the question mark on the place of M", press("?", "KeyM", shift), "help"],
    ["AZERTY, the comma on the place of M", press(",", "KeyM"), null],
    ["AZERTY", press("m", "Semicolon"), "microphone"],
    ["QWERTZ", press("v", "KeyV"), "camera"],
    ["QWERTZ", press("?", "Minus", shift), "help"],
    ["QWERTZ, a letter of its own", press("ö", "Semicolon"), null],
    ["Dvorak", press("m", "KeyM"), "microphone"],
    ["Dvorak", press("s", "Semicolon"), "screen"],
    ["Dvorak, another letter on the place of S", press("o", "KeyS"), null],
    ["Dvorak", press("?", "BracketLeft", shift), "help"],
    ["Russian, by place", press("ь", "KeyM"), "microphone"],
    ["Russian, by place", press("м", "KeyV"), "camera"],
    ["Russian, the letter that looks like C", press("с", "KeyC"), "captions"],
    ["Russian", press("?", "Digit7", shift), "help"],
    ["Russian, the dot on the place of the slash", press(".", "Slash"), null],
    ["Greek, by place", press("τ", "KeyT"), "transcript"],
    ["Greek, by place", press("π", "KeyP"), "participants"],
    ["Greek", press("?", "Slash", shift), "help"],
    ["Arabic", press("؟", "Slash", shift), "help"],
    ["a dead key", press("Dead", "KeyM"), null],
    ["any", press("q", "KeyQ"), null],
  ] as const)("%s: %o", (_layout, pressed, action) => {
    expect(shortcutOf(pressed)).toBe(action);
  });

  it.each(["chord", "repeat", "composing", "occupied", "shiftKey"] as const)(
    "leave a letter with %s alone",
    (mark) => {
      expect(shortcutOf(press("m", "KeyM", { [mark]: true }))).toBeNull();
      expect(shortcutOf(press("ь", "KeyM", { [mark]: true }))).toBeNull();
    },
  );

  it("are each given once", () => {
    const codes = Object.values(shortcuts).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("are shown as they are on the keyboard in use", () => {
    expect(shownKey("microphone", null)).toBe("M");
    expect(shownKey("microphone", new Map([["KeyM", ","]]))).toBe("M");
    expect(shownKey("microphone", new Map([["KeyM", "ь"]]))).toBe("M · Ь");
    expect(shownKey("help", new Map([["Slash", "."]]))).toBe("?");
  });
});
