import type { EntryRefusal, SessionEntry, SessionView } from "@rooms/api-client";
import { describe, expect, it } from "vitest";
import { joinOptionOf } from "#features/call/lobby/view-models/join-option.ts";

interface Facts {
  view: "public" | "participant" | "member";
  entry: SessionEntry;
  locked?: boolean;
  kind: "JOIN" | "ASK" | "REFUSED";
  refusal?: EntryRefusal;
  askAgainAt?: string;
}

/** As much of a session as decides who may join. */
function session({ view, entry, locked = false, kind, refusal, askAgainAt }: Facts): SessionView {
  const entrance = {
    kind,
    refusal: refusal ?? null,
    askAgainAt: askAgainAt ?? null,
    hostPresent: true,
  };
  // The rest of a session plays no part here.
  return { view, entry, locked, status: "LIVE", entrance } as unknown as SessionView;
}

describe("what is said before joining", () => {
  it.each<[string, Facts, string]>([
    ["a stranger at an open session", { view: "public", entry: "OPEN", kind: "JOIN" }, "open"],
    ["who was let in", { view: "public", entry: "ASK", kind: "JOIN" }, "let-in"],
    [
      "who comes back to a locked one",
      { view: "participant", entry: "OPEN", locked: true, kind: "JOIN" },
      "let-in",
    ],
    ["a member where all may", { view: "member", entry: "OPEN", kind: "JOIN" }, "open"],
    ["a member where others ask", { view: "member", entry: "ASK", kind: "JOIN" }, "member-asks"],
    ["a member among members", { view: "member", entry: "MEMBERS", kind: "JOIN" }, "member-only"],
    [
      "a member who may unlock",
      { view: "member", entry: "ASK", locked: true, kind: "JOIN" },
      "member-locked",
    ],
  ])("%s joins", (_who, facts, text) => {
    expect(joinOptionOf(session(facts), true)).toEqual({ kind: "join", text });
  });

  it("who has to ask is told so, and after a denial from when on they may again", () => {
    const facts = { view: "public", entry: "ASK", kind: "ASK" } as const;
    expect(joinOptionOf(session(facts), false)).toEqual({
      kind: "ask",
      text: "asks",
      notBefore: null,
    });
    const askAgainAt = "2026-11-29T02:01:00.000Z";
    expect(joinOptionOf(session({ ...facts, askAgainAt }), false)).toEqual({
      kind: "ask",
      text: "asks-later",
      notBefore: askAgainAt,
    });
  });

  it.each<[EntryRefusal, string, string]>([
    ["MEMBERS_ONLY", "sign-in", "invitation"],
    ["GUESTS_NOT_ALLOWED", "sign-in", "invitation"],
    ["SESSION_LOCKED", "later", "later"],
    ["REMOVED_FROM_SESSION", "none", "none"],
    ["ENTRY_DENIED", "none", "none"],
  ])("%s refuses: a guest is shown %s, an account from outside %s", (refusal, guest, account) => {
    const closed = session({ view: "public", entry: "MEMBERS", kind: "REFUSED", refusal });
    expect(joinOptionOf(closed, false)).toEqual({ kind: "closed", refusal, help: guest });
    expect(joinOptionOf(closed, true)).toEqual({ kind: "closed", refusal, help: account });
  });
});
