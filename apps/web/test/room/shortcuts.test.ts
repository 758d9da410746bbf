import { describe, expect, it } from "vitest";
import { shortcutOf, shortcuts } from "../../src/features/room/view-models/shortcuts.ts";
import type { KeyPress } from "../../src/features/room/view-models/shortcuts.ts";

const press = (code: string, change: Partial<KeyPress> = {}): KeyPress => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  occupied: false,
  ...change,
});

describe("keys of the room", () => {
  it("go by the place on the keyboard, so that a Russian layout mutes with the same key", () => {
    expect(shortcutOf(press("KeyM"))).toBe("microphone");
    expect(shortcutOf(press("Slash"))).toBe("help");
    expect(shortcutOf(press("KeyQ"))).toBeNull();
  });

  it.each(["ctrlKey", "metaKey", "altKey", "repeat", "occupied"] as const)(
    "leave a press with %s alone",
    (mark) => {
      expect(shortcutOf(press("KeyM", { [mark]: true }))).toBeNull();
    },
  );

  it("are each given once", () => {
    const codes = Object.values(shortcuts).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
