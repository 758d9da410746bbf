import { createSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { listSessions } from "@rooms/domain/sessions/use-cases/read-sessions";
import { updateSession } from "@rooms/domain/sessions/use-cases/update-session";
import type { MemberSessionView } from "@rooms/domain/sessions/views";
import type { Slug } from "@rooms/domain/shared/ids";
import type { Page } from "@rooms/domain/shared/page";
import { describe, expect, it } from "vitest";
import { createTestSession } from "../../src/testing/index.ts";
import { codeOf, eachWorld, hourMs, minuteMs, valueOf } from "./harness.ts";
import type { World } from "./harness.ts";

let world: World;
eachWorld((made) => {
  world = made;
});

const inMs = (ms: number): Date => new Date(world.deps.clock.now().getTime() + ms);

async function planned(startAt: Date): Promise<Slug> {
  const { deps, caller } = world;
  return valueOf(await createSession(deps)({ caller, title: null, plan: { startAt } })).session
    .slug;
}

describe("a planned session", () => {
  it("is changed and cancelled until the first participant joins, each change seen by calendars once", async () => {
    const { deps, caller } = world;
    const slug = await world.newSession();
    const update = updateSession(deps);
    const revisionAfter = async (change: object) => {
      const view = valueOf(await update({ caller, slug, ...change }));
      return view.session.planRevision;
    };
    expect(await revisionAfter({ title: "Unplanned" })).toBe(0);
    expect(await revisionAfter({ plan: { startAt: inMs(hourMs) } })).toBe(1);
    expect(await revisionAfter({ plan: { startAt: inMs(hourMs) } })).toBe(1);
    expect(await revisionAfter({ title: "Planned", plan: { durationMinutes: 30 } })).toBe(2);
    expect(await revisionAfter({ title: "Renamed" })).toBe(3);
    expect(await revisionAfter({ plan: { startAt: null } })).toBe(4);
    expect((await world.sessionOf(slug)).plan).toBeNull();
    await revisionAfter({ plan: { startAt: inMs(hourMs) } });
    await joinSession(deps)({ caller, slug });
    const plan = { startAt: inMs(2 * hourMs) };
    expect(codeOf(await update({ caller, slug, plan }))).toBe("INVALID_TRANSITION");
    expect(codeOf(await update({ caller, slug, title: "Live" }))).toBe("OK");
  });

  it("of which the plan is taken back is good for a day more, however long ago it was made", async () => {
    const { deps, caller, space } = world;
    const then = inMs(-100 * hourMs);
    const { id, slug } = await createTestSession(world.pool, space, {
      createdBy: world.owner.id,
      ...{ createdAt: then, lastActivityAt: then },
      plan: { startAt: inMs(hourMs), durationMinutes: 60 },
    });
    valueOf(await updateSession(deps)({ caller, slug, plan: { startAt: null } }));
    const dayBefore = inMs(-24 * hourMs);
    expect(await deps.store.sessions.expireCreated(dayBefore)).not.toContain(id);
  });

  it("that is moved while the sweep looks is not expired by its old start", async () => {
    const { deps, pool } = world;
    const startAt = inMs(-1 * minuteMs);
    const { id } = await world.sessionOf(await planned(startAt));
    const mover = await pool.connect();
    try {
      await mover.query("begin");
      await mover.query(
        "update video_sessions set planned_start_at = planned_start_at + interval '1 day' where id = $1",
        [id],
      );
      expect(await deps.store.sessions.expireCreated(startAt)).not.toContain(id);
      await mover.query("commit");
      expect(await deps.store.sessions.expireCreated(startAt)).not.toContain(id);
    } finally {
      mover.release(true);
    }
  });

  it.each([
    ["a start without a duration", "planned_start_at = now()"],
    ["a duration without a start", "planned_duration_minutes = 60"],
    ["no time at all", "planned_start_at = now(), planned_duration_minutes = 0"],
  ])("is never stored with %s", async (_what, change) => {
    const slug = await world.newSession();
    const write = world.pool.query(`update video_sessions set ${change} where slug = $1`, [slug]);
    await expect(write).rejects.toMatchObject({ code: "23514" });
  });
});

describe("sessions to come", () => {
  it("are listed by their start, page by page, apart from the others", async () => {
    const { deps, caller } = world;
    const other = await world.newSession();
    const starts = [3, 1, 2, 1].map((hours) => inMs(hours * hourMs));
    const slugs: Slug[] = [];
    for (const startAt of starts) slugs.push(await planned(startAt));
    const begun = await planned(inMs(hourMs));
    await joinSession(deps)({ caller, slug: begun });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<MemberSessionView> = valueOf(
        await listSessions(deps)({
          ...{ caller, upcoming: "only", limit: 2 },
          ...(cursor === null ? {} : { cursor }),
        }),
      );
      seen.push(...page.items.map(({ session }) => session.slug));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([slugs[1], slugs[3], slugs[2], slugs[0]]);
    const rest = valueOf(await listSessions(deps)({ caller, upcoming: "without" }));
    expect(rest.items.map(({ session }) => session.slug)).toEqual([begun, other]);
  });
});
