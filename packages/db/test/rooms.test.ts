import { roomsPerSpaceMax } from "@rooms/domain/vocabulary/spaces";
import { createRoom, deleteRoom } from "@rooms/domain/rooms/use-cases/manage-rooms";
import { openRoom } from "@rooms/domain/rooms/use-cases/open-room";
import { readOpenItems } from "@rooms/domain/rooms/use-cases/read-open-items";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { listSessions } from "@rooms/domain/sessions/use-cases/read-sessions";
import type { Slug } from "@rooms/domain/shared/ids";
import { createSpace, updateSpace } from "@rooms/domain/spaces/use-cases/spaces";
import { updateTask } from "@rooms/domain/tasks/use-cases/tasks";
import { describe, expect, it } from "vitest";
import { createTestUser } from "../src/testing/index.ts";
import { codeOf, eachWorld, valueOf } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";
import { createTaskWorld } from "./tasks/harness.ts";

let world: World;
eachWorld((made) => {
  world = made;
});

async function newRoom() {
  const { deps, caller } = world;
  return valueOf(await createRoom(deps)({ caller, name: "Standup" })).room;
}

const open = (slug: Slug) => openRoom(world.deps)({ caller: world.caller, slug });

describe("a room", () => {
  it("gives all who open it at once one session, and the next one after its end", async () => {
    const { deps, caller } = world;
    const room = await newRoom();
    const seen = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const opened = await Promise.all(
        [1, 2, 3, 4].map(async () => valueOf(await open(room.slug))),
      );
      const slugs = new Set(opened.map(({ session }) => session.slug));
      expect(slugs.size).toBe(1);
      const [slug] = slugs;
      if (slug === undefined) throw new Error("nothing opened");
      expect(seen).not.toContain(slug);
      seen.add(slug);
      valueOf(await joinSession(deps)({ caller, slug }));
      expect(valueOf(await open(room.slug)).session).toMatchObject({ slug, status: "LIVE" });
      valueOf(await endSession(deps)({ caller, slug }));
    }
    const past = valueOf(await listSessions(deps)({ caller, roomId: room.id }));
    expect(past.items.map(({ session }) => String(session.slug))).toEqual([...seen].reverse());
  });

  it("has one session that is on, and only of its own space, whatever writes it", async () => {
    const { deps, pool, owner } = world;
    const room = await newRoom();
    valueOf(await open(room.slug));
    const put = async (slug: Slug) =>
      pool.query("update video_sessions set room_id = $1 where slug = $2", [room.id, slug]);
    await expect(put(await world.newSession())).rejects.toMatchObject({ code: "23505" });
    const other = valueOf(await createSpace(deps)({ userId: owner.id, name: "Other" }));
    const foreign = valueOf(
      await createRoom(deps)({ caller: world.caller, spaceId: other.id, name: "Foreign" }),
    ).room;
    const move = pool.query("update rooms set space_id = $1 where id = $2", [other.id, room.id]);
    await expect(move).rejects.toMatchObject({ code: "23503" });
    expect(await deps.store.sessions.findCurrent(world.space.id, foreign.id)).toBeNull();
  });

  it("that is deleted leaves its sessions in their space, also while it is being opened", async () => {
    const { deps, caller, space } = world;
    for (let round = 0; round < 8; round += 1) {
      const room = await newRoom();
      const { session } = valueOf(await open(room.slug));
      const [deleted, opened] = await Promise.all([
        deleteRoom(deps)({ caller, slug: room.slug }),
        open(room.slug),
      ]);
      expect(codeOf(deleted)).toBe("OK");
      expect(["OK", "NOT_FOUND"]).toContain(codeOf(opened));
      const left = await world.sessionOf(session.slug);
      expect(left).toMatchObject({ spaceId: space.id, roomId: null, status: "CREATED" });
      expect(codeOf(await open(room.slug))).toBe("NOT_FOUND");
    }
  });

  it("is refused beyond as many as a space may have, to all who make one at once", async () => {
    const { deps, caller, pool, space } = world;
    await pool.query(
      `insert into rooms (id, slug, space_id, name, entry, created_at)
       select gen_random_uuid(), 'r' || lpad(n::text, 7, '0'), $1, 'Room', 'OPEN', now()
       from generate_series(1, $2::int) n`,
      [space.id, roomsPerSpaceMax - 1],
    );
    const made = await Promise.all(
      [1, 2, 3].map(() => createRoom(deps)({ caller, spaceId: space.id, name: "Last" })),
    );
    expect(made.map(codeOf).sort()).toEqual(["OK", "ROOM_LIMIT", "ROOM_LIMIT"]);
  });

  it("is hosted by the member who starts it, also where another opened it and never came", async () => {
    const { deps, caller, space, pool } = world;
    const room = await newRoom();
    const { session } = valueOf(await open(room.slug));
    const late = await createTestUser(pool);
    const joinedAt = deps.clock.now();
    await deps.store.members.add({ spaceId: space.id, userId: late.id, role: "MEMBER", joinedAt });
    const joined = valueOf(
      await joinSession(deps)({ caller: { kind: "user", userId: late.id }, slug: session.slug }),
    );
    expect(joined.participant.role).toBe("HOST");
    expect(valueOf(await joinSession(deps)({ caller, slug: session.slug })).participant.role).toBe(
      "HOST",
    );
  });

  it("keeps what its last session left open, for members alone, until it is done", async () => {
    const tasks = await createTaskWorld(world.pool);
    const { deps, caller } = tasks;
    const room = valueOf(await createRoom(deps)({ caller, name: "Weekly" })).room;
    const read = async () => valueOf(await readOpenItems(deps)({ caller, slug: room.slug }));
    const hold = async () => {
      const opened = valueOf(await openRoom(deps)({ caller, slug: room.slug })).session;
      valueOf(await joinSession(deps)({ caller, slug: opened.slug }));
      valueOf(await endSession(deps)({ caller, slug: opened.slug }));
      return opened;
    };
    const spoken = await hold();
    await world.pool.query("update video_sessions set raw_transcript_segments = 3 where id = $1", [
      spoken.id,
    ]);
    await tasks.analyse(spoken, [
      tasks.proposal("Ann will write the report"),
      tasks.proposal("Bob will call the bank"),
    ]);
    await world.pool.query(
      `insert into session_analysis (session_id, version, status, questions, requested_at, finished_at)
       values ($1, 1, 'DONE', '[{"text": "Who pays?", "segmentIds": []}]', now(), now())`,
      [spoken.id],
    );
    // One in which nothing was said takes nothing away.
    await hold();
    const open = await read();
    expect(open.session?.id).toBe(spoken.id);
    expect(open.tasks.map(({ title }) => title).sort()).toHaveLength(2);
    expect(open.questions.map(({ text }) => text)).toEqual(["Who pays?"]);
    const [first] = open.tasks;
    if (!first) throw new Error("no task");
    const change = { status: "DONE" } as const;
    valueOf(await updateTask(deps)({ caller, taskId: first.id, change }));
    expect((await read()).tasks.map(({ id }) => id)).not.toContain(first.id);
    const stranger = await createTestUser(world.pool);
    const asked = { caller: { kind: "user", userId: stranger.id }, slug: room.slug } as const;
    expect(codeOf(await readOpenItems(deps)(asked))).toBe("NOT_FOUND");
    await updateSpace(deps)({
      ...{ userId: tasks.owner.id, spaceId: tasks.space.id },
      change: { mode: "SESSIONS_ONLY" },
    });
    expect((await read()).tasks).toEqual([]);
  });
});
