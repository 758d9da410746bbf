import { createRepositories } from "@rooms/db";
import { createTestSession, createTestSpace, createTestUser } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { listInvitees, setInvitees } from "@rooms/domain/invitees/use-cases/session-invitees";
import { deleteSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { updateSession } from "@rooms/domain/sessions/use-cases/update-session";
import { systemClock } from "@rooms/domain/shared/clock";
import { testDeps } from "@rooms/domain/testing";
import ICAL from "ical.js";
import { expect, onTestFinished } from "vitest";
import { planMailJob } from "../../src/jobs/plan-mails.ts";
import { createMetrics } from "../../src/metrics.ts";
import { startMailing } from "./mailing.ts";
import { neverAborted } from "./world.ts";

const hourMs = 3_600_000;

/** To the minute. */
export function inHours(hours: number): Date {
  return new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * hourMs);
}

/** Planned sessions and the job that mails them, on one database. */
export function planMailWorld(database: () => TestDatabase) {
  const query = (sql: string, values: unknown[] = []) => database().pool.query(sql, values);
  /** A session planned for the day after tomorrow, and what may be done about it. */
  async function planned({ title = "Review", displayName = "Ann" } = {}) {
    const planner = await createTestUser(database().pool, { displayName });
    const space = await createTestSpace(database().pool, planner.id);
    await query("update spaces set name = 'Team', time_zone = 'Asia/Tokyo' where id = $1", [
      space.id,
    ]);
    const startAt = inHours(48);
    // Noon in Tokyo, so that the session ends on the day it starts.
    startAt.setUTCHours(3, 0, 0, 0);
    const plan = { startAt, durationMinutes: 45 };
    const session = await createTestSession(database().pool, space, {
      ...{ createdBy: planner.id, title, plan },
    });
    const deps = { ...testDeps(createRepositories(database().pool)), clock: systemClock };
    const about = { caller: { kind: "user", userId: planner.id } as const, slug: session.slug };
    const invite = async (...addresses: string[]) => {
      const set = setInvitees({ ...deps, isMailing: true });
      expect(await set({ ...about, addresses, locale: "en" })).toMatchObject({ ok: true });
    };
    const change = async (plan: { startAt: Date | null }) => {
      expect(await updateSession(deps)({ ...about, plan })).toMatchObject({ ok: true });
    };
    const states = async () => {
      const listed = await listInvitees({ ...deps, isMailing: true })(about);
      return listed.ok ? listed.value.map(({ state }) => state) : [];
    };
    const remove = async () => {
      expect(await deleteSession(deps)(about)).toMatchObject({ ok: true });
    };
    return { planner, space, session, plan, invite, change, states, remove };
  }

  async function mailing() {
    const { server, plans } = await startMailing();
    onTestFinished(async () => {
      // What a test left is not the next one's.
      await query("delete from session_invitees");
      await query("delete from plan_mails");
    });
    const store = createRepositories(database().pool);
    const metrics = createMetrics();
    const job = planMailJob({ deps: { store, clock: systemClock, ...plans }, metrics });
    const run = () => job.run(neverAborted);
    /** Waits are over. */
    const runLater = async () => {
      await query("update session_invitees set due_at = now() where due_at is not null");
      await run();
    };
    const entriesTo = (address: string) =>
      server.mails
        .filter(({ recipients }) => recipients.includes(address))
        .map(({ calendars }) => entryOf(calendars.get("text/calendar") ?? ""));
    return { server, run, runLater, entriesTo, metrics };
  }

  return { query, planned, mailing };
}

/** The file as another program reads it. */
function entryOf(text: string) {
  // ical.js has no types for what a file may hold.
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  const { component } = event;
  const valueOf = (name: string) => component.getFirstPropertyValue(name);
  return {
    ...{ uid: event.uid, sequence: event.sequence, summary: event.summary },
    ...{ startAt: event.startDate.toJSDate(), minutes: event.duration.toSeconds() / 60 },
    method: calendar.getFirstPropertyValue("method"),
    status: valueOf("status"),
    url: valueOf("url"),
    organizer: component.getFirstProperty("organizer"),
    attendees: component.getAllProperties("attendee").map((one) => one.getFirstValue()),
    names: component.getAllProperties().map(({ name }) => name),
  };
}
