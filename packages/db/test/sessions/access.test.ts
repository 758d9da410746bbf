import type { User } from "@rooms/domain/identity/user";
import { type Access, accessOf } from "@rooms/domain/sessions/access";
import type { Participant } from "@rooms/domain/sessions/participant";
import type { ParticipantRole } from "@rooms/domain/vocabulary/sessions";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { enforceAccess } from "@rooms/domain/sessions/use-cases/enforce-access";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { leaveSession, presentParticipant } from "@rooms/domain/sessions/use-cases/track-presence";
import { listParticipants } from "@rooms/domain/sessions/use-cases/read-sessions";
import {
  removeParticipant,
  setParticipantRole,
} from "@rooms/domain/sessions/use-cases/manage-people";
import type { Caller } from "@rooms/domain/shared/caller";
import type { Slug } from "@rooms/domain/shared/ids";
import { removeMember } from "@rooms/domain/spaces/use-cases/members";
import { updateSpace } from "@rooms/domain/spaces/use-cases/spaces";
import { setTranscriptionHost } from "@rooms/domain/transcription/use-cases/control-transcription";
import { describe, expect, it } from "vitest";
import { createTranscriptStore } from "../../src/index.ts";
import {
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../../src/testing/index.ts";
import { codeOf, eachWorld, minuteMs, valueOf, visitor, type World } from "./harness.ts";

let world: World;
let deps: World["deps"];
let caller: Caller;
eachWorld((made) => {
  world = made;
  ({ deps, caller } = made);
});

const asUser = ({ id }: User): Caller => ({ kind: "user", userId: id });

async function live(): Promise<Slug> {
  const slug = await world.newSession();
  valueOf(await joinSession(deps)({ caller, slug }));
  return slug;
}

async function guestIn(slug: Slug, name = "Gil"): Promise<{ guest: Caller; row: Participant }> {
  const { participant } = valueOf(await joinSession(deps)({ caller: visitor, slug, name }));
  return { guest: { kind: "guest", identity: participant.identity }, row: participant };
}

/** A member of the space who takes part. */
async function memberIn(slug: Slug): Promise<User> {
  const user = await createTestUser(world.pool);
  await deps.store.members.add({
    ...{ spaceId: world.space.id, userId: user.id, role: "MEMBER", joinedAt: deps.clock.now() },
  });
  valueOf(await joinSession(deps)({ caller: asUser(user), slug }));
  return user;
}

const setRole = (slug: Slug, identity: Participant["identity"], role: ParticipantRole) =>
  setParticipantRole(deps)({ caller, slug, identity, role });
const hostOf = async (slug: Slug) => (await world.sessionOf(slug)).transcriptionHost;
const tryToken = async (who: Caller, slug: Slug) =>
  codeOf(await presentParticipant(deps)({ caller: who, slug }));
const tryRead = async (who: Caller, slug: Slug) =>
  codeOf(await listParticipants(deps)({ caller: who, slug }));
const byOwner = () => ({ userId: world.owner.id, spaceId: world.space.id });
const removeFromSpace = (user: User) => removeMember(deps)({ ...byOwner(), memberId: user.id });
const switchGuests = (guestsAllowed: boolean) =>
  updateSpace(deps)({ ...byOwner(), change: { guestsAllowed } });

describe("access", () => {
  it("is the same for the rule and for the query that stands in for it, whatever a row says", async () => {
    const { pool } = world;
    const at = new Date();
    const found: [string, Access | null, Access][] = [];
    for (const guestsAllowed of [true, false]) {
      const owner = await createTestUser(pool);
      const space = await createTestSpace(pool, owner.id, { guestsAllowed });
      const session = await createTestSession(pool, space, { startedAt: at });
      for (const who of ["member", "outsider", "guest", "deleted"] as const) {
        for (const gone of ["here", "gone", "left", "removed"] as const) {
          const user = who === "guest" ? null : await createTestUser(pool);
          if (user && who === "member")
            await deps.store.members.add({
              ...{ spaceId: space.id, userId: user.id, role: "MEMBER", joinedAt: at },
            });
          const made = await createTestParticipant(pool, session, { user: user?.id ?? null });
          await deps.store.participants.save({
            ...made,
            leftAt: gone === "here" ? null : at,
            admitted: gone !== "left",
            removedAt: gone === "removed" ? at : null,
          });
          if (user && who === "deleted")
            await pool.query("delete from users where id = $1", [user.id]);
          const row = await deps.store.participants.find(session.id, made.id);
          if (!row) throw new Error("no row");
          found.push([
            `${who} ${gone} ${guestsAllowed}`,
            await createTranscriptStore(pool).access(session.id, row.id),
            accessOf(row, { member: who === "member", guestsAllowed }),
          ]);
        }
      }
    }
    for (const [what, ofQuery, ofRule] of found) expect([what, ofQuery]).toEqual([what, ofRule]);
    expect(new Set(found.map(([, , access]) => access)).size).toBe(4);
  });

  it("is taken by leaving and given back by joining, for token, ticket and what was said", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    expect([await tryToken(guest, slug), await tryRead(guest, slug)]).toEqual(["OK", "OK"]);
    valueOf(await leaveSession(deps)({ caller: guest, slug }));
    expect([await tryToken(guest, slug), await tryRead(guest, slug)]).toEqual([
      "NOT_PARTICIPANT",
      "NOT_FOUND",
    ]);
    deps.clock.advance(minuteMs);
    const back = valueOf(await joinSession(deps)({ caller: guest, slug })).participant;
    expect(back).toMatchObject({ id: row.id, leftAt: null, admitted: true });
    expect([await tryToken(guest, slug), await tryRead(guest, slug)]).toEqual(["OK", "OK"]);
  });

  it("stays with who is gone without a word: a closed laptop comes back by its token", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    await deps.store.participants.save({ ...row, leftAt: deps.clock.now() });
    expect([await tryToken(guest, slug), await tryRead(guest, slug)]).toEqual(["OK", "NOT_FOUND"]);
  });

  it("is lost with the membership, and with it the host's part; who is out may join again from outside", async () => {
    const slug = await live();
    const member = await memberIn(slug);
    const identity = (await deps.store.participants.list((await world.sessionOf(slug)).id)).find(
      ({ userId }) => userId === member.id,
    )?.identity;
    if (!identity) throw new Error("no row");
    valueOf(await setRole(slug, identity, "HOST"));
    deps.rooms.connected.set(slug, [{ identity, connectionId: "PA", joinedAt: new Date() }]);
    valueOf(await removeFromSpace(member));
    expect(await tryToken(asUser(member), slug)).toBe("NOT_PARTICIPANT");
    expect(await tryRead(asUser(member), slug)).toBe("NOT_FOUND");
    expect(codeOf(await endSession(deps)({ caller: asUser(member), slug }))).toBe("NOT_FOUND");
    await deps.background.settled();
    deps.clock.advance(3_000);
    expect(await enforceAccess(deps)(slug)).toBe(1);
    expect(deps.rooms.removed).toEqual([identity]);
    const back = valueOf(await joinSession(deps)({ caller: asUser(member), slug })).participant;
    expect(back.role).toBe("GUEST");
    expect(codeOf(await endSession(deps)({ caller: asUser(member), slug }))).toBe("FORBIDDEN");
  });

  it("ends for guests and outsiders when guests are switched off, and for members not", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    const outsider = await createTestUser(world.pool);
    valueOf(await joinSession(deps)({ caller: asUser(outsider), slug }));
    const { id } = await world.sessionOf(slug);
    const all = await deps.store.participants.list(id);
    deps.rooms.connected.set(
      slug,
      all.map(({ identity }) => ({ identity, connectionId: "PA", joinedAt: new Date() })),
    );
    valueOf(await switchGuests(false));
    await deps.background.settled();
    const outside = [row.identity, `${outsider.id}:${id}`];
    expect([...deps.rooms.removed].sort()).toEqual([...outside].sort());
    for (const one of [guest, asUser(outsider)]) {
      expect([await tryToken(one, slug), await tryRead(one, slug)]).toEqual([
        "GUESTS_NOT_ALLOWED",
        "NOT_FOUND",
      ]);
      expect(codeOf(await endSession(deps)({ caller: one, slug }))).toBe("NOT_FOUND");
    }
    expect([await tryToken(caller, slug), await tryRead(caller, slug)]).toEqual(["OK", "OK"]);
  });
});

describe("a host from outside", () => {
  it("moderates, and never ends the session: neither a guest nor an outsider", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    const outsider = await createTestUser(world.pool);
    const joined = valueOf(await joinSession(deps)({ caller: asUser(outsider), slug })).participant;
    for (const { identity } of [row, joined]) valueOf(await setRole(slug, identity, "HOST"));
    for (const one of [guest, asUser(outsider)])
      expect(codeOf(await endSession(deps)({ caller: one, slug }))).toBe("FORBIDDEN");
    const member = await memberIn(slug);
    valueOf(await endSession(deps)({ caller: asUser(member), slug }));
  });

  it("and any other host can neither remove nor demote the creator", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    valueOf(await setRole(slug, row.identity, "HOST"));
    const identity = await hostOf(slug);
    if (!identity) throw new Error("no host");
    const at = { caller: guest, slug, identity };
    expect(codeOf(await removeParticipant(deps)(at))).toBe("FORBIDDEN");
    expect(codeOf(await setParticipantRole(deps)({ ...at, role: "GUEST" }))).toBe("FORBIDDEN");
    expect(await tryToken(caller, slug)).toBe("OK");
    const { id } = await world.sessionOf(slug);
    const creator = await deps.store.participants.findByIdentity(id, identity);
    expect(creator).toMatchObject({ role: "HOST", removedAt: null });
  });
});

describe("the transcription host", () => {
  it("is a HOST who came after a guest, and a participant who is made HOST; one who was named stays", async () => {
    const slug = await world.newSession();
    const { guest, row } = await guestIn(slug);
    expect(await hostOf(slug)).toBe(row.identity);
    const host = valueOf(await joinSession(deps)({ caller, slug })).participant;
    expect(await hostOf(slug)).toBe(host.identity);
    const named = { caller, slug, identity: row.identity };
    valueOf(await setTranscriptionHost(deps)(named));
    const member = await memberIn(slug);
    expect(await hostOf(slug)).toBe(row.identity);
    valueOf(await leaveSession(deps)({ caller: guest, slug }));
    expect(await hostOf(slug)).toBe(host.identity);
    valueOf(await leaveSession(deps)({ caller, slug }));
    const second = await guestIn(slug, "Hal");
    expect(await hostOf(slug)).toContain(member.id);
    valueOf(await joinSession(deps)({ caller, slug }));
    valueOf(await setRole(slug, second.row.identity, "HOST"));
    valueOf(await leaveSession(deps)({ caller, slug }));
    expect(await hostOf(slug)).toBe(second.row.identity);
  });
});

describe("places", () => {
  it("are kept for members: outsiders fill nine tenths, and who is in comes back without a new one", async () => {
    const small = { ...deps, participantsMax: 10 };
    const slug = await live();
    const join = (who: Caller, name: string) => joinSession(small)({ caller: who, slug, name });
    const guests = [];
    for (let n = 0; n < 8; n += 1) {
      const { participant } = valueOf(await join(visitor, `Guest ${n}`));
      guests.push({ kind: "guest", identity: participant.identity } as const);
    }
    expect(codeOf(await join(visitor, "One more"))).toBe("SESSION_FULL");
    const [first] = guests;
    if (!first) throw new Error("no guest");
    expect(codeOf(await join(first, "Again"))).toBe("OK");
    await memberIn(slug);
    const late = await createTestUser(world.pool);
    await deps.store.members.add({
      ...{ spaceId: world.space.id, userId: late.id, role: "MEMBER", joinedAt: deps.clock.now() },
    });
    expect(codeOf(await join(asUser(late), "Late"))).toBe("SESSION_FULL");
    valueOf(await leaveSession(deps)({ caller: first, slug }));
    expect(codeOf(await join(first, "Back"))).toBe("SESSION_FULL");
    expect(codeOf(await join(asUser(late), "Late"))).toBe("OK");
  });

  it("are counted for tokens too, of who was gone without a word", async () => {
    const slug = await live();
    const { guest, row } = await guestIn(slug);
    await deps.store.participants.save({ ...row, leftAt: deps.clock.now() });
    const full = presentParticipant({ ...deps, participantsMax: 1 });
    expect(codeOf(await full({ caller: guest, slug }))).toBe("SESSION_FULL");
  });
});
