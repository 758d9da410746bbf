import {
  createRoom,
  createSession,
  createSpace,
  createTask,
  deleteSession,
  deleteSpace,
  getProfile,
  listSessions,
  removeMember,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signIn } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

function create(browser: Browser, key: string, title = "Once") {
  return browser.call(createSession, { body: { title } }, { headers: { "idempotency-key": key } });
}

async function count(browser: Browser): Promise<number> {
  const listed = await browser.call(listSessions);
  return listed.ok ? listed.data.items.length : -1;
}

describe("an Idempotency-Key", () => {
  it("makes a repeated create give the first answer and make nothing", async () => {
    const ann = await signIn(api(), "ann@example.com");
    const first = await create(ann, "k1");
    expect(first.ok).toBe(true);
    expect(await create(ann, "k1")).toEqual(first);
    expect(await count(ann)).toBe(1);
  });

  it("cannot be used for another request", async () => {
    const bob = await signIn(api(), "bob@example.com");
    await create(bob, "k1", "One");
    expect(await create(bob, "k1", "Two")).toMatchObject({
      problem: { code: "IDEMPOTENCY_CONFLICT" },
    });
  });

  it("belongs to one person", async () => {
    const [cy, di] = [await signIn(api(), "cy@example.com"), await signIn(api(), "di@example.com")];
    const [ofCy, ofDi] = [await create(cy, "same"), await create(di, "same")];
    expect(ofCy).toMatchObject({ ok: true });
    expect(ofDi).toMatchObject({ ok: true });
    expect(ofDi).not.toEqual(ofCy);
  });

  it("makes one of many at once", async () => {
    const eve = await signIn(api(), "eve@example.com");
    await Promise.all(Array.from({ length: 5 }, () => create(eve, "burst")));
    expect(await count(eve)).toBe(1);
  });

  it("never makes two, not even when the answer of the first could not be kept", async () => {
    const gil = await signIn(api(), "gil@example.com");
    await api().pool.query(`
      create function forget() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger forget before update on idempotency_keys
        for each row when (new.key = 'forgotten') execute function forget();
    `);
    expect(await create(gil, "forgotten")).toMatchObject({ problem: { code: "INTERNAL" } });
    expect(await create(gil, "forgotten")).toMatchObject({
      problem: { code: "IDEMPOTENCY_CONFLICT" },
    });
    expect(await count(gil)).toBe(1);
  });

  it("shows nothing that is gone since, or closed to who asks now", async () => {
    const [kay, lou] = [
      await signIn(api(), "kay@example.com"),
      await signIn(api(), "lou@example.com"),
    ];
    const session = await must(create(kay, "session"));
    await must(kay.call(deleteSession, { params: { slug: session.slug } }));
    expect(await create(kay, "session")).toMatchObject({ problem: { code: "RESOURCE_GONE" } });
    expect(await count(kay)).toBe(0);

    const createTeam = () =>
      kay.call(
        createSpace,
        { body: { name: "Team", mode: "SESSIONS_AND_TASKS" } },
        { headers: { "idempotency-key": "team" } },
      );
    const team = await must(createTeam());
    expect(await createTeam()).toMatchObject({ ok: true, data: team });
    const addTask = (browser: Browser) =>
      browser.call(
        createTask,
        { body: { spaceId: team.id, title: "Order chairs" } },
        { headers: { "idempotency-key": "task" } },
      );
    const { id: louId } = await must(lou.call(getProfile));
    await api().pool.query(
      "insert into space_members (space_id, user_id, role, joined_at) values ($1, $2, 'MEMBER', now())",
      [team.id, louId],
    );
    const addSession = () =>
      lou.call(createSession, { body: { spaceId: team.id } }, { idempotencyKey: "session" });
    const addRoom = () =>
      lou.call(createRoom, { body: { spaceId: team.id, name: "R" } }, { idempotencyKey: "room" });
    const task = await must(addTask(lou));
    expect(await addTask(lou)).toMatchObject({ ok: true, data: task });
    for (const add of [addSession, addRoom]) {
      const made = await must<object>(add());
      expect(await add()).toMatchObject({ ok: true, data: made });
    }
    await must(kay.call(removeMember, { params: { id: team.id, userId: louId } }));
    // Their links still show people from outside something.
    for (const add of [() => addTask(lou), addSession, addRoom]) {
      expect(await add()).toMatchObject({ problem: { code: "RESOURCE_GONE" } });
    }
    await must(kay.call(deleteSpace, { params: { id: team.id } }));
    expect(await createTeam()).toMatchObject({ problem: { code: "RESOURCE_GONE" } });
  });

  it("is free again after a refusal", async () => {
    const fay = await signIn(api(), "fay@example.com");
    expect(await create(fay, "k1", "x".repeat(500))).toMatchObject({
      problem: { code: "VALIDATION_FAILED" },
    });
    expect(await create(fay, "k1")).toMatchObject({ ok: true });
  });
});
