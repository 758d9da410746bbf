import { randomUUID } from "node:crypto";
import type { Invitee, LastPlanMail, ToldPlan } from "@rooms/domain/invitees/invitee";
import type { ClaimedInvitee, InviteeRepository } from "@rooms/domain/invitees/ports";
import type { SessionId } from "@rooms/domain/shared/ids";
import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { planMails, sessionInvitees as invitees, users } from "../schema/index.ts";
import type { ToldPlanJson } from "../schema/invitees.ts";
import { firstOf } from "./first.ts";

type Row = typeof invitees.$inferSelect;

const now = sql`clock_timestamp()`;
const later = (ms: number) => sql`clock_timestamp() + make_interval(secs => ${ms}::float8 / 1000)`;
/** Something changed: whatever wait is on ends, and a run under way is followed by another. */
const dueAtOnce = { dueAt: now, failures: 0, generation: sql`${invitees.generation} + 1` };

export function inviteeRepository(db: Database): InviteeRepository {
  const stillListed = (session: SessionId) =>
    and(eq(invitees.sessionId, session), isNull(invitees.removedAt));
  return {
    async list(session) {
      const rows = await db
        .select({ invitee: invitees, name: users.name })
        .from(invitees)
        .leftJoin(users, eq(users.id, invitees.userId))
        .where(stillListed(session))
        .orderBy(asc(invitees.createdAt), asc(invitees.id));
      return rows.map(({ invitee, name }) => ({
        ...inviteeOf(invitee),
        userId: invitee.userId,
        name,
      }));
    },
    async add(session, added, { userId: invitedBy, locale, at }) {
      if (added.length === 0) return;
      const rows = added.map((invitee) => ({
        ...invitee,
        ...{ sessionId: session.id, spaceId: session.spaceId, slug: session.slug },
        ...{ invitedBy, locale, createdAt: at, dueAt: now },
      }));
      await db
        .insert(invitees)
        .values(rows)
        .onConflictDoUpdate({
          target: [invitees.sessionId, invitees.address],
          set: {
            ...{ removedAt: null, invitedBy, locale, createdAt: at },
            userId: sql`excluded.user_id`,
            ...dueAtOnce,
          },
        });
    },
    async remove(session, addresses, removedAt) {
      if (addresses.length === 0) return;
      await db
        .update(invitees)
        .set({ removedAt, ...dueAtOnce })
        .where(and(stillListed(session), inArray(invitees.address, [...addresses])));
    },
    async hasten(session) {
      await db.update(invitees).set(dueAtOnce).where(stillListed(session));
    },
    ...mailCounts(db),
    ...mailQueue(db),
  };
}

type QueueMembers = "claim" | "begin" | "end" | "settle";

function mailQueue(db: Database): Pick<InviteeRepository, QueueMembers> {
  const claimed = ({ id, claim }: ClaimedInvitee) =>
    and(eq(invitees.id, id), eq(invitees.claim, claim));
  return {
    async claim(leaseMs) {
      const due = sql`
        select id from session_invitees
        where due_at <= clock_timestamp() and (claimed_until is null or claimed_until <= clock_timestamp())
        order by due_at limit 1 for update skip locked`;
      const claim = randomUUID();
      const row = firstOf(
        await db
          .update(invitees)
          .set({ claim, claimedUntil: later(leaseMs) })
          .where(sql`${invitees.id} = (${due})`)
          .returning(),
      );
      return row && { ...inviteeOf(row), claim, generation: row.generation };
    },
    async begin(invitee, mail, mailbox, at) {
      const rows = await db
        .update(invitees)
        .set({
          ...{ mailKind: mail.kind, mailRevision: mail.revision, mailSequence: mail.sequence },
          ...{ mailAttempts: mail.attempts, mailOutcome: null, mailSaid: jsonOf(mail.said) },
        })
        .where(claimed(invitee))
        .returning({ id: invitees.id });
      if (rows.length === 0) return false;
      const { spaceId, invitedBy } = invitee;
      await db
        .insert(planMails)
        .values({ id: randomUUID(), spaceId, invitedBy, mailbox, madeAt: at });
      return true;
    },
    async end(invitee, outcome) {
      await db.update(invitees).set(endOf[outcome]).where(claimed(invitee));
    },
    async settle(invitee, afterMs) {
      const isUnchanged = eq(invitees.generation, invitee.generation);
      if (afterMs === null) {
        const gone = await db
          .delete(invitees)
          .where(and(claimed(invitee), isUnchanged, isNull(invitees.sessionId)))
          .returning({ id: invitees.id });
        if (gone.length > 0) return;
      }
      await db
        .update(invitees)
        .set({
          claim: null,
          claimedUntil: null,
          dueAt: sql`case when ${isUnchanged} then ${afterMs === null ? sql`null` : later(afterMs)} else ${now} end`,
        })
        .where(claimed(invitee));
    },
  };
}

const endOf = {
  SENT: {
    mailOutcome: "SENT",
    failures: 0,
    told: sql`case when ${invitees.mailKind} = 'REQUEST' then ${invitees.mailSaid} end`,
  },
  REFUSED: { mailOutcome: "REFUSED", failures: 0 },
  NOT_TAKEN: {
    mailAttempts: sql`greatest(0, ${invitees.mailAttempts} - 1)`,
    failures: sql`${invitees.failures} + 1`,
  },
  UNKNOWN: { failures: sql`${invitees.failures} + 1` },
} as const;

function mailCounts(db: Database): Pick<InviteeRepository, "countMails"> {
  return {
    async countMails({ spaceId, invitedBy, mailbox }, since) {
      const count = (of: ReturnType<typeof eq>) => sql<number>`count(*) filter (where ${of})::int`;
      const ofSpace = spaceId === null ? sql`false` : eq(planMails.spaceId, spaceId);
      const ofInviter = invitedBy === null ? sql`false` : eq(planMails.invitedBy, invitedBy);
      const toMailbox = eq(planMails.mailbox, mailbox);
      const [counts] = await db
        .select({ space: count(ofSpace), inviter: count(ofInviter), mailbox: count(toMailbox) })
        .from(planMails)
        .where(and(gt(planMails.madeAt, since), or(ofSpace, ofInviter, toMailbox)));
      return counts ?? { space: 0, inviter: 0, mailbox: 0 };
    },
  };
}

function inviteeOf(row: Row): Invitee {
  return {
    ...{ id: row.id, sessionId: row.sessionId, slug: row.slug, spaceId: row.spaceId },
    ...{ address: row.address, invitedBy: row.invitedBy, locale: row.locale },
    ...{ removedAt: row.removedAt, failures: row.failures },
    told: row.told && toldOf(row.told),
    last: lastOf(row),
  };
}

/** A check constraint holds the columns of a mail to be all there, or none. */
function lastOf(row: Row): LastPlanMail | null {
  const { mailKind, mailRevision, mailSequence, mailSaid } = row;
  if (mailKind === null || mailRevision === null || mailSequence === null || mailSaid === null)
    return null;
  return {
    ...{ kind: mailKind, revision: mailRevision, sequence: mailSequence, said: toldOf(mailSaid) },
    ...{ attempts: row.mailAttempts, outcome: row.mailOutcome },
  };
}

function toldOf(told: ToldPlanJson): ToldPlan {
  return { ...told, startAt: new Date(told.startAt) };
}

function jsonOf({ startAt, ...told }: ToldPlan): ToldPlanJson {
  return { ...told, startAt: startAt.toISOString() };
}
