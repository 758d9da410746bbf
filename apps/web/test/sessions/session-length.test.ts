import { describe, expect, it } from "vitest";
import { sessionLength } from "#features/sessions/view-models/session-length.ts";

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();

describe("the length of a session", () => {
  it("does not exist before it begins", () => {
    expect(sessionLength({ startedAt: null, endedAt: null }, 0)).toEqual({ kind: "none" });
  });

  it("grows while it goes on", () => {
    const running = sessionLength({ startedAt: at(0), endedAt: null }, 90 * 60_000);
    expect(running).toEqual({ kind: "running", minutes: 90 });
  });

  it("is hours and minutes when it is over, and never nothing", () => {
    const over = sessionLength({ startedAt: at(0), endedAt: at(125) }, 0);
    expect(over).toEqual({ kind: "over", hours: 2, minutes: 5 });
    expect(sessionLength({ startedAt: at(0), endedAt: at(0) }, 0)).toMatchObject({ minutes: 1 });
  });
});
