import { describe, expect, it } from "vitest";
import { decideEntry, type EntryFacts, type EntryPerson } from "../src/sessions/entry.ts";
import { lobbyLimits, type LobbyRequest } from "../src/sessions/lobby.ts";
import { waitStateOf } from "../src/sessions/use-cases/ask-to-enter.ts";
import { lobbyRequestId } from "../src/shared/ids.ts";
import { at, liveSession, person, uuid } from "./fixtures.ts";
import { tableUnder } from "./spec.ts";

const now = at(600);
const before = (ms: number): Date => new Date(now.getTime() - ms);
const barredAt = at(300);
const { sessionId, identity } = person(7, { guest: true });

function request(change: Partial<LobbyRequest>): LobbyRequest {
  return {
    ...{ sessionId, identity, id: lobbyRequestId(uuid(1)), userId: null, name: "Gus" },
    ...{ state: "WAITING", askedAt: at(580), seenAt: at(590), decidedAt: null, denials: 0 },
    ...change,
  };
}

const denied = (change: Partial<LobbyRequest>): LobbyRequest =>
  request({ state: "DENIED", decidedAt: at(590), denials: 1, ...change });

const outsider: EntryPerson = { member: false, mayAdmit: false, participant: null, request: null };
const away = { removedAt: null, leftAt: at(200) };
const people: Record<string, EntryPerson> = {
  "creator, owner, host in the room": { ...outsider, member: true, mayAdmit: true },
  member: { ...outsider, member: true },
  "member who took part": { ...outsider, member: true, participant: away },
  "from outside": outsider,
  "from outside, in the room": { ...outsider, participant: { removedAt: null, leftAt: null } },
  "from outside, left since a removal": {
    ...outsider,
    participant: { removedAt: null, leftAt: at(400) },
  },
  "from outside, away when a participant was removed": { ...outsider, participant: away },
  waiting: { ...outsider, request: request({}) },
  "gave no sign of life for 30 s": {
    ...outsider,
    request: request({ seenAt: before(lobbyLimits.lapseAfterMs) }),
  },
  admitted: { ...outsider, request: request({ state: "ADMITTED", decidedAt: at(590) }) },
  "admitted, and not come for ten minutes": {
    ...outsider,
    request: request({ state: "ADMITTED", decidedAt: before(lobbyLimits.admissionTtlMs) }),
  },
  denied: { ...outsider, request: denied({}) },
  "denied a minute ago": {
    ...outsider,
    request: denied({ decidedAt: before(lobbyLimits.askAgainAfterMs) }),
  },
  "denied three times": {
    ...outsider,
    request: denied({ denials: lobbyLimits.denialsMax, decidedAt: at(0) }),
  },
  "removed by a host": {
    ...outsider,
    member: true,
    mayAdmit: true,
    participant: { removedAt: barredAt, leftAt: barredAt },
  },
};

const session = liveSession({ barredAt });
const cases: readonly Omit<EntryFacts, "person">[] = [
  { session: { ...session, entry: "OPEN", barredAt: null }, guestsAllowed: true },
  { session: { ...session, entry: "ASK" }, guestsAllowed: true },
  { session: { ...session, entry: "MEMBERS" }, guestsAllowed: true },
  { session: { ...session, entry: "OPEN", barredAt: null, locked: true }, guestsAllowed: true },
  { session: { ...session, entry: "ASK", locked: true }, guestsAllowed: true },
  { session: { ...session, entry: "ASK" }, guestsAllowed: false },
];

/** As a cell of the table says it. */
function told(facts: EntryFacts): string {
  const entrance = decideEntry(facts, now);
  if (entrance.kind === "REFUSED") return entrance.refusal;
  return entrance.kind === "JOIN" ? "join" : entrance.askAgainAt ? "ask, later" : "ask";
}

describe("who comes into a session", () => {
  it("has a row in the spec for every relation", () => {
    expect(tableUnder("Entry").map(([who]) => who)).toEqual(Object.keys(people));
  });

  it.each(Object.entries(people))("is decided by the table of the spec: %s", (who, one) => {
    const [, ...cells] = tableUnder("Entry").find(([name]) => name === who) ?? [];
    expect(cases.map((facts) => told({ ...facts, person: one }))).toEqual(cells);
  });

  it("is not decided by a lock before the session runs", () => {
    const created = { ...session, entry: "OPEN", status: "CREATED", locked: true } as const;
    expect(told({ session: created, guestsAllowed: true, person: outsider })).toBe("join");
  });
});

describe("a request", () => {
  const stateOf = (one: LobbyRequest, change: Partial<EntryFacts["session"]> = {}) =>
    waitStateOf(
      {
        session: { ...session, entry: "ASK", ...change },
        guestsAllowed: true,
        person: { ...outsider, request: one },
      },
      one,
      now,
    );

  it("waits, is admitted, is denied for a minute or for good, is refused, or ends with the session", () => {
    const waiting = request({});
    expect(stateOf(waiting)).toEqual({ state: "WAITING" });
    expect(stateOf(waiting, { locked: true })).toEqual({ state: "WAITING" });
    expect(stateOf(waiting, { entry: "OPEN" })).toEqual({ state: "ADMITTED" });
    expect(stateOf(waiting, { entry: "MEMBERS" })).toEqual({
      state: "REFUSED",
      refusal: "MEMBERS_ONLY",
    });
    expect(stateOf(waiting, { status: "ENDED" })).toEqual({ state: "ENDED" });
    expect(stateOf(request({ state: "ADMITTED", decidedAt: at(590) }))).toEqual({
      state: "ADMITTED",
    });
    expect(stateOf(denied({}))).toEqual({ state: "DENIED", askAgainAt: at(650) });
    expect(stateOf(denied({ denials: 3 }))).toEqual({ state: "DENIED", askAgainAt: null });
  });
});
