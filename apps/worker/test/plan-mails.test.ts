import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { AppProcess } from "@rooms/testing/app-process";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { mailSecret as secret } from "./support/mailing.ts";
import { inHours, planMailWorld } from "./support/plan-mail-world.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const { query, planned, mailing } = planMailWorld(() => database);
let count = 0;
/** Mailboxes of their own: limits go by mailbox, and the database is one. */
const newAddress = () => `person${(count += 1)}@example.com`;

it("invites with title, local time, link, who and from where, and an entry for the calendar of that one reader", async () => {
  const { server, run, entriesTo } = await mailing();
  const { session, plan, planner, invite, states } = await planned();
  const [bob, cy] = [newAddress(), newAddress()];
  await invite(bob, cy);
  expect(await states()).toEqual(["PENDING", "PENDING"]);
  await run();
  expect(await states()).toEqual(["MAILED", "MAILED"]);
  const mail = await server.mailTo(bob);
  expect(mail.recipients).toEqual([bob]);
  const link = `https://rooms.example.com/session/${session.slug}`;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", timeStyle: "short" });
  expect(mail.subject).toMatch(/^Invitation: Review, /);
  expect(mail.subject).toContain(clock.format(plan.startAt));
  expect(mail.text).toContain(`${clock.format(plan.startAt)}–`);
  expect(mail.text).toContain("(Asia/Tokyo)");
  expect(mail.text).toContain(`Join:\n${link}\n`);
  expect(mail.text.replaceAll("\u200c", "")).toContain(
    `Ann (${planner.email}) invites you, from the space “Team” on Rooms.`,
  );
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.headers.get("reply-to")).toBe(`Ann <${planner.email}>`);
  expect([...mail.calendars.keys()].sort()).toEqual(["application/ics", "text/calendar"]);
  expect(mail.headers.get("content-type")).toContain("multipart/mixed");
  const [entry] = entriesTo(bob);
  expect(entry).toMatchObject({
    ...{ method: "REQUEST", status: "CONFIRMED", sequence: 1, summary: "Review", url: link },
    ...{ uid: `session-${session.slug}@rooms.example.com`, startAt: plan.startAt, minutes: 45 },
    attendees: [`mailto:${bob}`],
  });
  expect(entry?.organizer?.getFirstValue()).toBe(`mailto:${planner.email}`);
  expect(entry?.organizer?.getParameter("sent-by")).toBe("mailto:rooms@example.com");
  await run();
  expect(server.mails).toHaveLength(2);
});

it("follows the plan: each version once to each, with the same name and a higher number, to its end and back", async () => {
  const { run, entriesTo, server } = await mailing();
  const { invite, change, states } = await planned();
  const bob = newAddress();
  await invite(bob);
  await run();
  await change({ startAt: inHours(72) });
  await run();
  await invite(bob);
  await run();
  expect(server.mails).toHaveLength(2);
  await change({ startAt: null });
  expect(await states()).toEqual(["PENDING"]);
  await run();
  expect(await states()).toEqual(["NOT_MAILED"]);
  await change({ startAt: inHours(50) });
  await run();
  const entries = entriesTo(bob);
  expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([
    ...[
      ["REQUEST", 1],
      ["REQUEST", 2],
      ["CANCEL", 3],
      ["REQUEST", 4],
    ],
  ]);
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
  // What is cancelled is said with the time they knew.
  expect(entries[2]?.startAt).toEqual(inHours(72));
  expect(server.mails.map(({ subject }) => subject.split(":")[0])).toEqual([
    ...["Invitation", "Changed", "Cancelled", "Invitation"],
  ]);
  expect(server.mails[2]?.text).not.toContain("/session/");
});

it("cancels to who is taken off the list, and to all when the session is deleted; a version in between is never mailed", async () => {
  const { run, entriesTo, server } = await mailing();
  const { invite, change, remove } = await planned();
  const [bob, cy, late] = [newAddress(), newAddress(), newAddress()];
  await invite(bob, cy);
  await run();
  await invite(cy);
  await run();
  await invite(cy, bob, late);
  await invite(cy, bob);
  await change({ startAt: inHours(60) });
  await change({ startAt: inHours(70) });
  await run();
  await remove();
  await run();
  const told = (address: string) =>
    entriesTo(address).map(({ method, sequence }) => `${String(method)} ${sequence}`);
  expect(told(bob)).toEqual(["REQUEST 1", "CANCEL 2", "REQUEST 3", "CANCEL 4"]);
  expect(told(cy)).toEqual(["REQUEST 1", "REQUEST 3", "CANCEL 4"]);
  expect(told(late)).toEqual([]);
  await run();
  expect(server.mails).toHaveLength(7);
  expect((await query("select from session_invitees")).rowCount).toBe(0);
});

it("sends no cancellation of a session that took place before it was deleted", async () => {
  const { run, server } = await mailing();
  const { session, invite, remove } = await planned();
  await invite(newAddress());
  await run();
  await query(
    "update video_sessions set status = 'ENDED', started_at = now(), ended_at = now() where id = $1",
    [session.id],
  );
  await remove();
  await run();
  expect(server.mails).toHaveLength(1);
  expect((await query("select from session_invitees")).rowCount).toBe(0);
});

it("holds names and titles as words: no header, no property, no link and no turn of direction comes of them", async () => {
  const { run, server, entriesTo } = await mailing();
  const { invite } = await planned({
    title: "Plan\r\nBcc: eve@evil.example \u202egpj.exe https://evil.example/x",
    displayName: 'Ann"\r\nATTENDEE:mailto:eve@evil.example',
  });
  const bob = newAddress();
  await invite(bob);
  await run();
  const mail = await server.mailTo(bob);
  expect(server.mails.flatMap(({ recipients }) => recipients)).toEqual([bob]);
  expect(mail.headers.has("bcc")).toBe(false);
  expect(mail.subject).toMatch(/^Invitation: Plan Bcc/);
  const [entry] = entriesTo(bob);
  for (const text of [mail.subject, mail.text, mail.html, entry?.summary ?? ""]) {
    expect(text).not.toMatch(/evil\.example|\u202e/);
  }
  expect(entry?.attendees).toEqual([`mailto:${bob}`]);
});

it("is tried again when the server takes nothing now; a mailbox that there is not holds up no other", async () => {
  const { run, runLater, server, states, entriesTo, metrics } = {
    ...(await mailing()),
    ...(await planned().then(async (meeting) => {
      await meeting.invite("gone@example.com", "there@example.com");
      return meeting;
    })),
  };
  server.refuseAll();
  for (let attempt = 0; attempt < 3; attempt += 1) await runLater();
  expect(await states()).toEqual(["PENDING", "PENDING"]);
  server.takeAll();
  server.refuseMailbox("gone@example.com");
  // It waits, each time longer.
  await run();
  expect(server.mails).toHaveLength(0);
  await runLater();
  await runLater();
  expect(await states()).toEqual(["NOT_MAILED", "MAILED"]);
  expect(entriesTo("there@example.com")).toHaveLength(1);
  expect(await metrics.registry.metrics()).toMatch(
    /rooms_worker_plan_mails_total\{.*outcome="refused".*\} 1/,
  );
});

it("waits for the next day once a mailbox, a person or a space has had its mails", async () => {
  const { run, runLater, server } = await mailing();
  const { invite, states, planner, space } = await planned();
  const fill = (mailbox: string) =>
    query(
      `insert into plan_mails (id, space_id, invited_by, mailbox, made_at)
       select gen_random_uuid(), $1, $2, $3, now() from generate_series(1, 20)`,
      [space.id, planner.id, mailbox],
    );
  const full = newAddress();
  await fill(full);
  await invite(full.replace("@", "+tag@"), newAddress());
  await run();
  expect(await states()).toEqual(["PENDING", "MAILED"]);
  await query("update plan_mails set made_at = made_at - interval '1 day'");
  await runLater();
  expect(await states()).toEqual(["MAILED", "MAILED"]);
  expect(server.mails).toHaveLength(2);
});

it("is mailed by the process, which says no address; killed over a mail, it is sent once more under the same id, and no third time", async () => {
  const { server } = await mailing();
  const { invite } = await planned();
  const bob = newAddress();
  await invite(bob);
  const lines: string[] = [];
  const start = () => {
    const app = new AppProcess(fileURLToPath(new URL("../src/main.ts", import.meta.url)), {
      ...{ WORKER_PORT: "0", DATABASE_URL: database.url, LOG_LEVEL: "debug" },
      ...{ SMTP_URL: server.url, MAIL_FROM: "Rooms <rooms@example.com>", AUTH_SECRET: secret },
      ...{ LIVEKIT_URL: "ws://127.0.0.1:1", LIVEKIT_API_KEY: "key", LIVEKIT_API_SECRET: secret },
    });
    onTestFinished(() => app.kill());
    return app;
  };
  const killOverMail = async (mails: number) => {
    const app = start();
    await until(`mail ${mails}`, () => server.mails.length === mails);
    app.kill();
    await app.exit;
    lines.push(...app.lines);
    // Another's at once, not only after the claim of the dead.
    await query("update session_invitees set claimed_until = now()");
  };
  server.withholdAnswers();
  await killOverMail(1);
  await killOverMail(2);
  server.takeAll();
  const last = start();
  await until(
    "nothing is due",
    async () =>
      (await query("select from session_invitees where due_at is not null")).rowCount === 0,
  );
  last.kill();
  await last.exit;
  lines.push(...last.lines);
  expect(server.mails).toHaveLength(2);
  const [first, second] = server.mails.map(({ headers }) => headers.get("message-id"));
  expect(first).toMatch(/^<plan\.[0-9a-f]{64}@example\.com>$/);
  expect(second).toBe(first);
  expect(lines.join("\n")).not.toMatch(/@example\.com|Ann|Review/);
}, 90_000);
