import { describe, expect, it } from "vitest";
import {
  createApiKey,
  createRoom,
  createSession,
  createSpace,
  createTask,
} from "../../src/http/index.ts";

/** Every place where a person gives a thing its name. */
const titled = {
  "an API key": (name: string) =>
    createApiKey.body.safeParse({ name, scopes: ["sessions:read"] }).data?.name,
  "a room": (name: string) => createRoom.body.safeParse({ name }).data?.name,
  "a session": (title: string) => createSession.body.safeParse({ title }).data?.title,
  "a space": (name: string) => createSpace.body.safeParse({ name }).data?.name,
  "a task": (title: string) => createTask.body.safeParse({ title }).data?.title,
};

describe.each(Object.entries(titled))("the title of %s", (_, titleOf) => {
  it.each([
    ["turns no direction", "\u202eeltit\u202c \u2067x\u2069\u200f\u061c", "eltit x"],
    ["hides nothing", "Pla\u200bn\u00ad\u2060\ufeff \u{e0041}A", "Plan A"],
    ["ends without what was seen as nothing", "Plan \u200e ", "Plan"],
    ["keeps the joiners of a script", "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"],
    ["keeps emoji whole", "👩🏽\u200d🚀 ❤\ufe0f\u200d🔥", "👩🏽\u200d🚀 ❤\ufe0f\u200d🔥"],
  ])("%s", (_guarantee, typed, kept) => {
    expect(titleOf(typed)).toBe(kept);
  });

  it("is refused when nothing of it is seen", () => {
    expect(titleOf("\u202e\u200b \u2069")).toBeUndefined();
  });
});
