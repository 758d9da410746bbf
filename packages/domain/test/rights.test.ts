import { describe, expect, it } from "vitest";
import { rightsOf, userId, viewOf } from "../src/index.ts";
import type { Session, Standing } from "../src/index.ts";
import { at, creator, liveSession, person, uuid } from "./fixtures.ts";

const other = userId(uuid(500));
const created: Session = { ...liveSession(), status: "CREATED", startedAt: null, endedAt: null };
const ended: Session = { ...liveSession(), status: "ENDED", startedAt: at(0), endedAt: at(60) };

const people: Record<string, Standing> = {
  creator: { userId: creator, spaceRole: "MEMBER", participant: null },
  owner: { userId: other, spaceRole: "OWNER", participant: null },
  member: { userId: other, spaceRole: "MEMBER", participant: null },
  system: { userId: null, spaceRole: "SYSTEM", participant: null },
  "signed-in participant": { userId: other, spaceRole: null, participant: person(1) },
  "guest participant": { userId: null, spaceRole: null, participant: person(1, { guest: true }) },
  "guest with HOST role": {
    userId: null,
    spaceRole: null,
    participant: person(1, { guest: true, role: "HOST" }),
  },
  stranger: { userId: other, spaceRole: null, participant: null },
  "creator who left the space": { userId: creator, spaceRole: null, participant: null },
};

const rights = (session: Session, who: string) => {
  const standing = people[who];
  if (!standing) throw new Error(`no ${who}`);
  const may = rightsOf(session, standing);
  const list = [may.end && "end", may.delete && "delete", may.rename && "rename"].filter(Boolean);
  return `${viewOf(session, standing)}: ${list.join(" ")}`;
};

describe("rights in a live session", () => {
  it.each([
    ["creator", "member: end delete rename"],
    ["owner", "member: delete rename"],
    ["member", "member: "],
    ["system", "member: end delete rename"],
    ["signed-in participant", "participant: end"],
    ["guest participant", "participant: "],
    ["guest with HOST role", "participant: end rename"],
    ["stranger", "public: "],
    ["creator who left the space", "public: end"],
  ])("%s → %s", (who, expected) => {
    expect(rights(liveSession(), who)).toBe(expected);
  });
});

describe("rights before and after", () => {
  it.each([
    ["creator", "member: delete rename", "member: delete rename"],
    ["signed-in participant", "public: ", "none: "],
    ["guest participant", "public: ", "none: "],
    ["stranger", "public: ", "none: "],
  ])("%s → created %s, ended %s", (who, whenCreated, whenEnded) => {
    expect([rights(created, who), rights(ended, who)]).toEqual([whenCreated, whenEnded]);
  });
});
