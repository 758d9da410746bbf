import { describe, expect, it } from "vitest";
import { mayRead, rightsOf, type SessionRelation, viewOf } from "../src/sessions/rights.ts";
import { type Session } from "../src/sessions/session.ts";
import { type SessionStatus, sessionStatuses } from "../src/vocabulary/sessions.ts";
import { userId } from "../src/shared/ids.ts";
import { at, creator, liveSession, person, uuid } from "./fixtures.ts";
import { tableUnder } from "./spec.ts";

const other = userId(uuid(500));
const facts = liveSession();
const sessions: Record<SessionStatus, Session> = {
  CREATED: { ...facts, status: "CREATED", startedAt: null, endedAt: null },
  LIVE: facts,
  ENDED: { ...facts, status: "ENDED", startedAt: at(0), endedAt: at(60) },
  EXPIRED: { ...facts, status: "EXPIRED", startedAt: null, endedAt: null },
};

const stranger: SessionRelation = { userId: other, spaceRole: null, participant: null };
const guest = { role: "GUEST", leftAt: null } as const;
const people: Record<string, SessionRelation> = {
  "creator, member": { ...stranger, userId: creator, spaceRole: "MEMBER" },
  "owner of the space": { ...stranger, spaceRole: "OWNER" },
  member: { ...stranger, spaceRole: "MEMBER" },
  "member who took part": { ...stranger, spaceRole: "MEMBER", participant: person(1) },
  "API key of the space": { ...stranger, userId: null, spaceRole: "SYSTEM" },
  "signed-in participant": { ...stranger, participant: person(1) },
  "signed-in participant with HOST role": { ...stranger, participant: person(1, { role: "HOST" }) },
  "guest participant": { ...stranger, userId: null, participant: guest },
  "guest with HOST role": { ...stranger, userId: null, participant: { ...guest, role: "HOST" } },
  "creator who left the space": { ...stranger, userId: creator },
  "left, removed, shut out, or a stranger": stranger,
};

/** As a cell of the table says it. */
function told(session: Session, relation: SessionRelation): string {
  const may = rightsOf(session, relation);
  const rights = (["end", "rename", "delete"] as const).filter((right) => may[right]);
  return [viewOf(session, relation), ...rights].join(" · ");
}

describe("rights", () => {
  it("has a row in the spec for every relation", () => {
    expect(tableUnder("Rights").map(([who]) => who)).toEqual(Object.keys(people));
  });

  it.each(Object.entries(people))(
    "of %s are those of the spec, in every status",
    (who, relation) => {
      const [, ...cells] = tableUnder("Rights").find(([name]) => name === who) ?? [];
      const now = sessionStatuses.map((status) => told(sessions[status], relation));
      expect(now).toEqual(cells);
    },
  );

  it("to end are never those of people from outside the space", () => {
    for (const relation of Object.values(people)) {
      if (relation.spaceRole !== null) continue;
      for (const session of Object.values(sessions))
        expect(rightsOf(session, relation).end).toBe(false);
    }
  });

  it("to read what was said are a member's always, and others' while it is live and they are present", () => {
    for (const [who, relation] of Object.entries(people)) {
      for (const status of sessionStatuses) {
        const member = relation.spaceRole !== null;
        const expected = member || (status === "LIVE" && relation.participant !== null);
        expect([who, status, mayRead(sessions[status], relation)]).toEqual([who, status, expected]);
        const gone = relation.participant && { ...relation.participant, leftAt: at(9) };
        expect(mayRead(sessions[status], { ...relation, participant: gone })).toBe(member);
      }
    }
  });

  it("include nothing for those who see nothing or only the public view", () => {
    for (const relation of Object.values(people)) {
      for (const session of Object.values(sessions)) {
        const may = rightsOf(session, relation);
        const view = viewOf(session, relation);
        if (view !== "none" && view !== "public") continue;
        expect(may).toEqual({ end: false, rename: false, delete: false, admit: false });
      }
    }
  });
});
