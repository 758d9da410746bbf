import type { SessionView } from "@rooms/api-client";
import type { ConnectionState } from "@rooms/live-client";
import { expect, it } from "vitest";
import { besideEndOf } from "#features/call/view-models/beside-end.ts";
import { ownIdentity } from "#features/call/view-models/own-identity.ts";

const view = (change: object): SessionView =>
  // The rest of a session's view is not looked at.
  ({ slug: "abcdefgh", ...change }) as SessionView;

it.each([
  ["a member, by account and session", { view: "member", id: "s1" }, "u1", "u1:s1"],
  ["a guest, as the api says", { view: "participant", identity: "guest-x-1" }, null, "guest-x-1"],
  ["a person from outside the space", { view: "participant", identity: "u1:s1" }, "u1", "u1:s1"],
  ["a visitor who has only the link", { view: "public" }, "u1", null],
] as const)("who is asked about their other device: %s", (_who, seen, userId, identity) => {
  expect(ownIdentity(view(seen), userId)).toBe(identity);
});

const refused = (show: "ended" | "removed" | "replaced" | "ticket"): ConnectionState => ({
  kind: "refused",
  code: "X",
  show,
});

it.each([
  [{ kind: "live", sinceMs: 0, attempt: 0 }, null],
  [{ kind: "retrying", attempt: 3, nextAtMs: 0, ticket: "keep" }, null],
  [{ kind: "closed" }, "left"],
  [refused("ended"), "ended-for-all"],
  [refused("removed"), "removed"],
  [refused("replaced"), "over"],
  [refused("ticket"), "over"],
] as const)("reading along, when the socket is %o, ends as %s", (connection, end) => {
  expect(besideEndOf(connection)).toBe(end);
});
