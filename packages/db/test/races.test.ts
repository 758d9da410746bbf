import { applyPresenceReport, leaveSession } from "@rooms/domain/sessions/use-cases/track-presence";
import {
  createSession,
  deleteSession,
  endSession,
} from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import type { Result } from "@rooms/domain/shared/result";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import { createSpace, deleteSpace } from "@rooms/domain/spaces/use-cases/spaces";
import { acceptInvitation, createInvitation } from "@rooms/domain/spaces/use-cases/invitations";
import { removeMember } from "@rooms/domain/spaces/use-cases/members";
import { describe, expect, it } from "vitest";
import { createTranscriptStore } from "../src/index.ts";
import { createTestUser } from "../src/testing/index.ts";
import { codeOf, eachWorld, valueOf, visitor } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

/*
 * What two requests at the same moment come to, on connections of their own. Every race is run often, because which of
 * the two is first is not ours to say; the loser is refused in words, and nothing throws.
 */
const rounds = 12;

let pool: World["pool"];
let world: World;
let deps: World["deps"] & { hasher: typeof sha256Hasher };

eachWorld((made) => {
  world = made;
  ({ pool } = made);
  deps = { ...made.deps, hasher: sha256Hasher };
});

async function repeat(race: () => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await race();
}

async function codes(...requests: Promise<Result<unknown>>[]): Promise<string[]> {
  return (await Promise.all(requests)).map(codeOf);
}

/** A second space, to be deleted while something else happens in it. */
async function secondSpace() {
  return valueOf(await createSpace(deps)({ userId: world.owner.id, name: "Second" })).id;
}

describe("a space deleted", () => {
  const remove = (spaceId: Awaited<ReturnType<typeof secondSpace>>) =>
    deleteSpace(deps)({ userId: world.owner.id, spaceId });

  it("while a session is made in it: the session goes with it, or is refused", () =>
    repeat(async () => {
      const spaceId = await secondSpace();
      const make = createSession(deps)({ caller: world.caller, spaceId, title: null });
      const [deleted, made] = await codes(remove(spaceId), make);
      expect(deleted).toBe("OK");
      expect(["OK", "NOT_FOUND"]).toContain(made);
      const left = await pool.query("select 1 from video_sessions where space_id = $1", [spaceId]);
      expect(left.rowCount).toBe(0);
    }));

  it("while a person is invited or accepts: refused, or members of nothing", () =>
    repeat(async () => {
      const spaceId = await secondSpace();
      const invite = () =>
        createInvitation(deps)({ userId: world.owner.id, spaceId, email: null, role: "MEMBER" });
      const { token } = valueOf(await invite());
      const user = await createTestUser(pool);
      const accept = acceptInvitation(deps)({ userId: user.id, token });
      const [deleted, ...others] = await codes(remove(spaceId), accept, invite());
      expect(deleted).toBe("OK");
      for (const code of others) expect(["OK", "NOT_FOUND"]).toContain(code);
      expect(await deps.store.spaces.listForUser(user.id)).toEqual([]);
      expect((await deps.store.users.find(user.id))?.activeSpaceId).toBeNull();
    }));
});

describe("two owners", () => {
  it("who delete the last two spaces they share at once: each deletion is whole, and neither waits for the other", () =>
    repeat(async () => {
      const [one, two] = [await createTestUser(pool), await createTestUser(pool)];
      const make = async (owner: typeof one, other: typeof one) => {
        const { id } = valueOf(await createSpace(deps)({ userId: owner.id, name: "Shared" }));
        const joinedAt = deps.clock.now();
        const member = { spaceId: id, userId: other.id, role: "OWNER", joinedAt } as const;
        await deps.store.members.add(member);
        return id;
      };
      const [first, second] = [await make(one, two), await make(two, one)];
      // Each works in the space that the other deletes.
      await deps.store.users.setActiveSpace(one.id, second);
      await deps.store.users.setActiveSpace(two.id, first);
      const answers = await codes(
        deleteSpace(deps)({ userId: one.id, spaceId: first }),
        deleteSpace(deps)({ userId: two.id, spaceId: second }),
      );
      for (const code of answers) expect(["OK", "LAST_SPACE"]).toContain(code);
      const left = (await deps.store.spaces.listForUser(one.id)).length;
      expect(left).toBe(answers.filter((code) => code === "LAST_SPACE").length);
    }));
});

describe("members", () => {
  it("two owners who leave at once: one stays", () =>
    repeat(async () => {
      const spaceId = await secondSpace();
      const second = await createTestUser(pool);
      const joinedAt = deps.clock.now();
      await deps.store.members.add({ spaceId, userId: second.id, role: "OWNER", joinedAt });
      const leave = (userId: typeof second.id) =>
        removeMember(deps)({ userId, spaceId, memberId: userId });
      const answers = await codes(leave(world.owner.id), leave(second.id));
      expect(answers.sort()).toEqual(["LAST_OWNER", "OK"]);
      expect(await deps.store.members.countOwners(spaceId)).toBe(1);
    }));

  it("one person who accepts twice at once is a member once", () =>
    repeat(async () => {
      const spaceId = world.space.id;
      const owner = { userId: world.owner.id, spaceId, email: null, role: "MEMBER" } as const;
      const { token } = valueOf(await createInvitation(deps)(owner));
      const { id: userId } = await createTestUser(pool);
      const accept = () => acceptInvitation(deps)({ userId, token });
      expect(await codes(accept(), accept())).toEqual(["OK", "OK"]);
      const members = await deps.store.members.list(spaceId);
      expect(members.filter((member) => member.userId === userId)).toHaveLength(1);
    }));
});

describe("a session", () => {
  it("joined from two tabs at once has one participant for both", () =>
    repeat(async () => {
      const slug = await world.newSession();
      const join = () => joinSession(deps)({ caller: world.caller, slug });
      const [one, two] = (await Promise.all([join(), join()])).map(valueOf);
      expect(one?.participant.id).toBe(two?.participant.id);
    }));

  it("ended while a participant leaves: ended once, and without a present participant", () =>
    repeat(async () => {
      const slug = await world.newSession();
      await joinSession(deps)({ caller: world.caller, slug });
      const { caller } = world;
      const ends = [1, 2].map(() => endSession(deps)({ caller, slug }));
      const [left, ...ended] = await codes(leaveSession(deps)({ caller, slug }), ...ends);
      expect(left).toBe("OK");
      expect(ended.sort()).toEqual(["INVALID_TRANSITION", "OK"]);
      const { id } = await world.sessionOf(slug);
      expect(await deps.store.participants.listPresent(id)).toEqual([]);
    }));

  it("deleted while a person joins, LiveKit reports and words are written: gone with all of it, and no transaction deadlocks with another", () =>
    repeat(async () => {
      const slug = await world.newSession();
      const { caller } = world;
      const { participant, session } = valueOf(await joinSession(deps)({ caller, slug }));
      const transcripts = createTranscriptStore(pool);
      const claim = { sessionId: session.id, instanceId: "a", url: "ws://a", ttlMs: 10_000 };
      await transcripts.acquire(claim);
      const said = {
        startedAtMs: 0,
        endedAtMs: 10,
        participantId: participant.id,
        speakerName: "Ann",
      };
      const words = { text: "Hello", words: [], language: null, confidence: null };
      const nothing = { watermarks: [], usage: [], gaps: [], streams: [] };
      const flush = transcripts.flush([
        {
          ...{ sessionId: session.id, epoch: 1, flushNo: 1, activityAt: deps.clock.now() },
          ...nothing,
          segments: [{ ...said, ...words, utteranceId: "u", seq: 1 }],
        },
      ]);
      const at = deps.clock.now();
      const { identity } = participant;
      const connection = { connectionId: "PA_1", connectedAt: at, at };
      const report = { eventId: slug, kind: "left", identity, ...connection } as const;
      const [deleted, joined, reported] = await codes(
        deleteSession(deps)({ caller, slug }),
        joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
        applyPresenceReport(deps)({ slug, report }),
        flush.then((): Result<null> => ({ ok: true, value: null })),
      );
      expect(deleted).toBe("OK");
      expect(["OK", "NOT_FOUND"]).toContain(joined);
      expect(reported).toBe("OK");
      for (const table of ["participants", "transcript_segments", "session_leases"]) {
        const query = `select 1 from ${table} where session_id = $1`;
        expect((await pool.query(query, [session.id])).rowCount).toBe(0);
      }
    }));
});
