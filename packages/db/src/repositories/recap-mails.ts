import type { SessionId, UserId } from "@rooms/domain/shared/ids";
import {
  recapMailAttemptsMax,
  type RecapMailRepository,
  type RecapRecipient,
} from "@rooms/domain/sharing/recap-mail";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { recapMailings, recapMails, users } from "../schema/index.ts";

/** Whom the space wants told of this session, as things stand now; `p`, `u` and `s` are participant, user and space. */
const recipientsOf = (session: SessionId): SQL => sql`
  from participants p
  join video_sessions v on v.id = p.session_id
  join spaces s on s.id = v.space_id
  join users u on u.id = p.user_id
  join space_members m on m.space_id = v.space_id and m.user_id = u.id
  where p.session_id = ${session} and p.removed_at is null
    and u.email_verified is not null and u.recap_mails_stopped_at is null
    and (s.recap_mail = 'ALL' or (s.recap_mail = 'HOSTS' and p.role = 'HOST'))`;

const mailTo = (session: SessionId, user: UserId) =>
  and(eq(recapMails.sessionId, session), eq(recapMails.userId, user));

export function recapMailRepository(db: Database): RecapMailRepository {
  const change = async (
    session: SessionId,
    user: UserId,
    values: { sentAt: Date } | { attempts: number },
  ): Promise<void> => {
    await db.update(recapMails).set(values).where(mailTo(session, user));
  };
  return {
    async isFinished(session) {
      const rows = await db
        .select({ at: recapMailings.finishedAt })
        .from(recapMailings)
        .where(eq(recapMailings.sessionId, session));
      return rows.length > 0;
    },
    async finish(sessionId, finishedAt) {
      await db.insert(recapMailings).values({ sessionId, finishedAt }).onConflictDoNothing();
    },
    async listRecipients(session) {
      const rows = await db.execute<RecapRecipient & Record<string, unknown>>(sql`
        select u.id as "userId", p.identity, lower(u.email) as email ${recipientsOf(session)}
        order by p.joined_at, p.id`);
      return rows;
    },
    async begin(session, user) {
      const { count } = await db.execute(sql`
        insert into recap_mails as mails (session_id, user_id, attempts)
        select p.session_id, u.id, 1 ${recipientsOf(session)} and u.id = ${user}
        limit 1
        on conflict (session_id, user_id) do update set attempts = mails.attempts + 1
          where mails.sent_at is null and mails.attempts < ${recapMailAttemptsMax}`);
      return count === 1;
    },
    sent: (session, user, sentAt) => change(session, user, { sentAt }),
    async takeBack(session, user) {
      const made = and(
        mailTo(session, user),
        isNull(recapMails.sentAt),
        gt(recapMails.attempts, 0),
      );
      await db
        .update(recapMails)
        .set({ attempts: sql`${recapMails.attempts} - 1` })
        .where(made);
    },
    giveUp: (session, user) => change(session, user, { attempts: recapMailAttemptsMax }),
    async setStopped(user, at) {
      await db.update(users).set({ recapMailsStoppedAt: at }).where(eq(users.id, user));
    },
  };
}
