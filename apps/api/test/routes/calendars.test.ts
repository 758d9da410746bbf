import {
  createRoom,
  createSession,
  endSession,
  getSession,
  joinSession,
  updateProfile,
  updateRoom,
  updateSession,
} from "@rooms/contracts/http";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();
const inHours = (hours: number): string => {
  const time = new Date(Date.now() + hours * 3_600_000);
  time.setMilliseconds(0);
  return time.toISOString();
};

/** The file as another program reads it. */
async function calendarOf(browser: Browser, path: string) {
  const answer = await browser.send(path);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  // ical.js has no types for what a file may hold.
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents();
  expect(events.map(({ name }) => name)).toEqual(["vevent"]);
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  const { component } = event;
  return {
    ...{ text, answer, event },
    method: calendar.getFirstPropertyValue("method"),
    status: component.getFirstPropertyValue("status"),
    url: component.getFirstPropertyValue("url"),
    organizer: component.getFirstProperty("organizer"),
    properties: component.getAllProperties().map(({ name }) => name),
  };
}

describe("the calendar file of a planned session", () => {
  it("says when, where and what, in UTC, to every holder of the link", async () => {
    const ann = await signInNamed(api(), "Ann");
    const plannedStartAt = inHours(24);
    const body = { title: "Weekly", plannedStartAt, plannedDurationMinutes: 45 };
    const { slug } = await must(ann.call(createSession, { body }));
    const link = `${publicOrigin}/session/${slug}`;
    const read = await calendarOf(openBrowser(api()), `/api/sessions/${slug}/calendar`);
    expect(read.answer.headers.get("content-type")).toBe(
      "text/calendar; charset=utf-8; method=PUBLISH",
    );
    expect(read.answer.headers.get("content-disposition")).toContain('filename="Weekly.ics"');
    expect(read).toMatchObject({ method: "PUBLISH", status: "CONFIRMED", url: link });
    const { event } = read;
    expect(event.startDate.toJSDate().toISOString()).toBe(plannedStartAt);
    expect(event.startDate.zone.tzid).toBe("UTC");
    expect(event.duration.toSeconds()).toBe(45 * 60);
    expect([event.summary, event.location, event.uid]).toEqual([
      "Weekly",
      link,
      `session-${slug}@localhost`,
    ]);
    expect(event.description).toBe(`Join: ${link}`);
  });

  it.each([
    "Budget\\; cuts, and; more, \\n not a line",
    "x\\nATTACH:https://evil.example\\nEND:VEVENT\\nBEGIN:VALARM",
    'a":mailto:evil@example.com;X="b',
    `${"Ж".repeat(80)}${"👩‍👩‍👧‍👦".repeat(8)}`,
    "שלום, “quoted”; end",
  ])("holds any title as it is, and lines of 75 octets: %s", async (title) => {
    const bob = await signInNamed(api(), "Bob");
    const displayName = Array.from(title).slice(0, 60).join("");
    await must(bob.call(updateProfile, { body: { displayName } }));
    const body = { title, plannedStartAt: inHours(1) };
    const { slug } = await must(bob.call(createSession, { body }));
    const { event, text, properties, organizer } = await calendarOf(
      bob,
      `/api/sessions/${slug}/calendar`,
    );
    expect(event.summary).toBe(title);
    expect(properties).not.toContain("attach");
    expect(organizer?.getFirstValue()).toBe("mailto:noreply@localhost");
    const lines = text.split("\r\n");
    expect(lines.join("")).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("keeps its name, counts its changes, and takes the entry out when the plan is taken back", async () => {
    const cy = await signInNamed(api(), "Cy");
    const { slug } = await must(cy.call(createSession, { body: {} }));
    const path = `/api/sessions/${slug}/calendar`;
    const params = { slug };
    expect((await cy.send(path)).status).toBe(404);
    const change = async (body: object) => {
      await must(cy.call(updateSession, { params, body }));
      const { event, method, status } = await calendarOf(cy, path);
      return { uid: event.uid, sequence: event.sequence, method, status };
    };
    const planned = await change({ plannedStartAt: inHours(2) });
    expect(planned).toMatchObject({ sequence: 1, method: "PUBLISH" });
    expect(await change({ title: "Named" })).toEqual({ ...planned, sequence: 2 });
    expect(await change({ plannedStartAt: inHours(3) })).toEqual({ ...planned, sequence: 3 });
    expect(await change({ plannedStartAt: null })).toEqual({
      ...{ uid: planned.uid, sequence: 4, method: "CANCEL", status: "CANCELLED" },
    });
    expect(await change({ plannedStartAt: inHours(4) })).toEqual({ ...planned, sequence: 5 });
  });

  it("is closed with the session to all but members", async () => {
    const di = await signInNamed(api(), "Di");
    const { slug } = await must(di.call(createSession, { body: { plannedStartAt: inHours(1) } }));
    const params = { slug };
    await must(di.call(joinSession, { params }));
    await must(di.call(endSession, { params }));
    const path = `/api/sessions/${slug}/calendar`;
    expect((await openBrowser(api()).send(path)).status).toBe(404);
    expect(await must(di.call(getSession, { params }))).toMatchObject({ status: "ENDED" });
    expect((await di.send(path)).status).toBe(200);
  });
});

describe("the calendar file of a room", () => {
  it("leads to the room, and follows its plan", async () => {
    const eve = await signInNamed(api(), "Eve");
    const { slug } = await must(eve.call(createRoom, { body: { name: "Standup" } }));
    const path = `/api/rooms/${slug}/calendar`;
    expect((await eve.send(path)).status).toBe(404);
    const plannedStartAt = inHours(5);
    await must(eve.call(updateRoom, { params: { slug }, body: { plannedStartAt } }));
    const read = await calendarOf(openBrowser(api()), path);
    expect(read).toMatchObject({ method: "PUBLISH", url: `${publicOrigin}/room/${slug}` });
    expect(read.event.startDate.toJSDate().toISOString()).toBe(plannedStartAt);
    await must(eve.call(updateRoom, { params: { slug }, body: { plannedStartAt: null } }));
    expect(await calendarOf(eve, path)).toMatchObject({ method: "CANCEL" });
  });
});
