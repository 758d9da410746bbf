import { fileURLToPath } from "node:url";
import { createStopTokens } from "@rooms/adapters/mail";
import { createRepositories } from "@rooms/db";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { Participant } from "@rooms/domain/sessions/participant";
import type { Session } from "@rooms/domain/sessions/session";
import { systemClock } from "@rooms/domain/shared/clock";
import type { RecapMailMode } from "@rooms/domain/vocabulary/spaces";
import { until } from "@rooms/testing/until";
import { AppProcess } from "@rooms/testing/app-process";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { notifyJob } from "../src/jobs/notify.ts";
import { createMetrics } from "../src/metrics.ts";
import { mailSecret as secret, startMailing } from "./support/mailing.ts";
import { neverAborted } from "./support/world.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const query = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);

/** A member with a proved address who took part. */
async function addMember(
  session: Session,
  about: { name: string; role?: Participant["role"]; isMember?: boolean; isVerified?: boolean },
) {
  const { name, role = "GUEST", isMember = true, isVerified = true } = about;
  const user = await createTestUser(database.pool, { displayName: name });
  if (isVerified) await query("update users set email_verified = now() where id = $1", [user.id]);
  if (isMember) {
    await createRepositories(database.pool).members.add({
      ...{ spaceId: session.spaceId, userId: user.id },
      ...{ role: "MEMBER", joinedAt: new Date() },
    });
  }
  const participant = await createTestParticipant(database.pool, session, {
    ...{ user: user.id, name, role },
  });
  return { ...user, participant };
}

async function meeting(recapMail: RecapMailMode, { language = "en", title = "Plan" } = {}) {
  const owner = await createTestUser(database.pool);
  const space = await createTestSpace(database.pool, owner.id);
  await query("update spaces set recap_mail = $2, time_zone = 'Asia/Tokyo' where id = $1", [
    ...[space.id, recapMail],
  ]);
  // 23:30 of the day before in UTC.
  const startedAt = new Date("2026-03-01T23:30:00Z");
  const session = await createTestSession(database.pool, space, { startedAt, title });
  const host = await addMember(session, { name: "Ann", role: "HOST" });
  const other = await addMember(session, { name: "Bob" });
  await query(
    `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     values (gen_random_uuid(), $1, $2, 'u1', 1, $3, '[]', 0, 900)`,
    [session.id, host.participant.id, language === "ru" ? "Выпускаем в пятницу." : "We ship."],
  );
  const line = (text: string) => ({ text, segmentIds: [] });
  const task = (text: string, by: Participant) => ({
    ...{ ...line(text), owner: by.name, ownerIdentity: by.identity, dueOn: "2026-03-06" },
  });
  await query(
    `insert into session_analysis (session_id, version, status, requested_at, finished_at, progress, lines_read, attempts,
       summary, decisions, tasks) values ($1, 1, 'DONE', now(), now(), 1, 1, 1, $2, $3, $4)`,
    [
      session.id,
      JSON.stringify([line("<b>They</b> ship, see https://evil.example/x")]),
      JSON.stringify([line("Ship on Friday.")]),
      JSON.stringify([
        task("Write notes", host.participant),
        task("Tell sales", other.participant),
      ]),
    ],
  );
  return { session, space, host, other };
}

async function mailing() {
  const { server, recaps } = await startMailing();
  const metrics = createMetrics();
  const store = createRepositories(database.pool);
  const job = notifyJob({ deps: { store, clock: systemClock, ...recaps }, metrics });
  const run = ({ id }: Session) =>
    job.run({ sessionId: id, attempt: 1, waitedMs: 0 }, neverAborted);
  const recipients = () => server.mails.flatMap((one) => one.recipients).sort();
  return { server, run, job, metrics, recipients };
}

it("mails title, local date, summary, decisions and tasks, the reader's own first, as words and never as markup", async () => {
  const { server, run } = await mailing();
  const { session, other } = await meeting("ALL", { title: "Plan\r\nBcc: eve@evil.example" });
  await run(session);
  const mail = await server.mailTo(other.email);
  expect(mail.recipients).toEqual([other.email]);
  expect(mail.headers.has("bcc")).toBe(false);
  // The day in the space's zone, not in UTC.
  expect(mail.subject).toMatch(/^Recap: Plan Bcc.*, 2 Mar 2026$/);
  expect(mail.text).toContain("Monday, 2 March 2026 at 08:30 (Asia/Tokyo)");
  expect(mail.text).toMatch(
    /Your tasks\n- Tell sales \(Bob, due 6 Mar 2026\)\n\nOther tasks\n- Write notes/,
  );
  expect(mail.text).toContain("Decisions\n- Ship on Friday.");
  expect(mail.text).toContain(`https://rooms.example.com/session/${session.slug}/recap`);
  expect(mail.html).toContain("&lt;b&gt;They");
  expect(mail.html).not.toContain("<b>");
  for (const part of [mail.subject, mail.text, mail.html])
    expect(part).not.toMatch(/evil\.example/);
  const token = createStopTokens([secret]).tokenOf(other.id);
  const stop = `https://rooms.example.com/api/recap-mails/stop?token=${token}`;
  expect(mail.headers.get("list-unsubscribe")).toBe(`<${stop}>`);
  expect(mail.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.text).toContain(stop);
});

it("is not sent when the session ended more than a week ago", async () => {
  const { run, recipients } = await mailing();
  const { session } = await meeting("ALL");
  const end = (days: number) =>
    query(
      `update video_sessions set status = 'ENDED', ended_at = now() - $2 * interval '1 day', started_at = '2020-01-01' where id = $1`,
      [session.id, days],
    );
  await end(8);
  await run(session);
  expect(recipients()).toEqual([]);
  await end(6);
  await run(session);
  expect(recipients()).toHaveLength(2);
});

it("is written in Russian where people spoke Russian", async () => {
  const { server, run } = await mailing();
  const { session, host } = await meeting("HOSTS", { language: "ru" });
  await run(session);
  const mail = await server.mailTo(host.email);
  expect(mail.subject).toBe("Итоги: Plan, 2 мар. 2026 г.");
  expect(mail.text).toContain("Ваши задачи\n- Write notes");
});

it("goes to the people that the space names, except those who were removed, left the space, proved no address or stopped the mails", async () => {
  const { run, recipients } = await mailing();
  const off = await meeting("OFF");
  await run(off.session);
  expect(recipients()).toEqual([]);
  const hosts = await meeting("HOSTS");
  await run(hosts.session);
  expect(recipients()).toEqual([hosts.host.email]);
  const { session, host, other } = await meeting("ALL");
  await addMember(session, { name: "Outsider", isMember: false });
  await addMember(session, { name: "Unproved", isVerified: false });
  await createTestParticipant(database.pool, session, { name: "Guest" });
  const removed = await addMember(session, { name: "Removed" });
  await query("update participants set removed_at = now() where id = $1", [removed.participant.id]);
  const stopped = await addMember(session, { name: "Stopped" });
  await createRepositories(database.pool).recapMails.setStopped(stopped.id, new Date());
  await run(session);
  expect(recipients()).toEqual([hosts.host.email, host.email, other.email].sort());
});

it("goes once to each, whatever is run again, and for no later version", async () => {
  const { server, run, recipients } = await mailing();
  const { session, space } = await meeting("HOSTS");
  await run(session);
  await query("update spaces set recap_mail = 'ALL' where id = $1", [space.id]);
  await run(session);
  expect(recipients()).toHaveLength(1);
  const silent = await meeting("ALL");
  await query("update session_analysis set lines_read = 0 where session_id = $1", [
    silent.session.id,
  ]);
  await run(silent.session);
  expect(server.mails).toHaveLength(1);
});

it("that the server does not take now is tried by the next run; a mailbox that there is not holds up no other", async () => {
  const { server, run, recipients, metrics } = await mailing();
  const { session, host, other } = await meeting("ALL");
  server.refuseAll();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await expect(run(session)).rejects.toThrow("not-taken");
  }
  server.takeAll();
  server.refuseMailbox(host.email);
  await run(session);
  await run(session);
  expect(recipients()).toEqual([other.email]);
  expect(await metrics.registry.metrics()).toMatch(
    /rooms_worker_recap_mails_total\{.*outcome="refused".*\} 1/,
  );
});

it("of which the server's answer is lost is sent once more under the same id, and never a third time", async () => {
  const { server, run } = await mailing();
  const { session } = await meeting("HOSTS");
  server.loseAnswers();
  await expect(run(session)).rejects.toThrow("unknown");
  await expect(run(session)).rejects.toThrow("unknown");
  server.takeAll();
  await run(session);
  expect(server.mails).toHaveLength(2);
  const [first, second] = server.mails.map(({ headers }) => headers.get("message-id"));
  expect(first).toMatch(/^<recap\.[0-9a-f]{64}@example\.com>$/);
  expect(second).toBe(first);
});

it("is mailed by the process, which says no name and no address; killed over a mail, it is sent once more and no third time", async () => {
  const { server } = await mailing();
  const { session, host } = await meeting("HOSTS");
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
  const killOverMail = async (count: number) => {
    const app = start();
    await until(`mail ${count}`, () => server.mails.length === count);
    app.kill();
    await app.exit;
    lines.push(...app.lines);
    // Another's at once, not only after the claim of the dead.
    await query("update follow_ups set claimed_until = now() where session_id = $1", [session.id]);
  };
  server.withholdAnswers();
  await createRepositories(database.pool).followUps.add(session.id, "notify", new Date());
  await killOverMail(1);
  await killOverMail(2);
  server.takeAll();
  const last = start();
  await until(
    "the work is done",
    async () =>
      (await query("select from follow_ups where session_id = $1", [session.id])).rowCount === 0,
  );
  last.kill();
  await last.exit;
  lines.push(...last.lines);
  expect(server.mails).toHaveLength(2);
  for (const { recipients } of server.mails) expect(recipients).toEqual([host.email]);
  expect(lines.join("\n")).not.toMatch(/@example\.com|Ann|They|Plan/);
}, 60_000);
