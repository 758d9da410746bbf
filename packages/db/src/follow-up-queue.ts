import { randomUUID } from "node:crypto";
import type { FollowUpKind } from "@rooms/domain/shared/follow-ups";
import type { SessionId } from "@rooms/domain/shared/ids";
import type { Pool } from "./database/pool.ts";

/** One run of a follow-up, for as long as its claim is renewed. */
export interface ClaimedFollowUp {
  readonly sessionId: SessionId;
  readonly kind: FollowUpKind;
  readonly claim: string;
  readonly generation: number;
  /** Runs begun since the request or the last progress, this one included. */
  readonly attempt: number;
  /** Since the request, by the database's clock. */
  readonly waitedMs: number;
}

export interface WaitingFollowUps {
  readonly kind: FollowUpKind;
  readonly count: number;
  /** Age of the oldest request that is not done. */
  readonly oldestMs: number;
}

/**
 * The rows that `FollowUps.add` leaves, as a queue. A row is claimed for `claimMs` and renewed meanwhile, so that the work
 * of a process that was killed is taken up by another. Each member is one statement or safe to break off half-way.
 */
export interface FollowUpQueue {
  /** Claims up to `limit` rows that are due, oldest first; at most one run per session and kind in all processes. */
  claim(
    kind: FollowUpKind,
    options: { limit: number; claimMs: number },
  ): Promise<ClaimedFollowUp[]>;
  /** False when the claim was lost: another process may run it, or the session is gone. */
  renew(run: ClaimedFollowUp, claimMs: number): Promise<boolean>;
  /** Removes it, or makes it due at once when it was requested anew during the run. */
  done(run: ClaimedFollowUp): Promise<void>;
  /** Runs it again after a while. With `countAttempt: false` this run does not count: it was progress, or broken off. */
  again(run: ClaimedFollowUp, options: { afterMs: number; countAttempt: boolean }): Promise<void>;
  waiting(): Promise<WaitingFollowUps[]>;
}

/*
 * A clock that is set back must not leave rows due, or claimed, in a far future: what lies further ahead than anything here
 * ever waits counts as past.
 */
const waitMsMax = 15 * 60_000;
const passed = (column: string): string =>
  `(${column} <= clock_timestamp() or ${column} > clock_timestamp() + interval '${waitMsMax} milliseconds')`;

const claimSql = `
with due as (
  select session_id, kind from follow_ups
  where kind = $1 and ${passed("due_at")} and (claimed_until is null or ${passed("claimed_until")})
  order by due_at
  limit $2
  for update skip locked
)
update follow_ups f
set claim = $3, claimed_until = clock_timestamp() + make_interval(secs => $4::float8 / 1000), attempts = f.attempts + 1
from due where f.session_id = due.session_id and f.kind = due.kind
returning f.session_id as "sessionId", f.kind, f.claim, f.generation, f.attempts as "attempt",
  greatest(0, extract(epoch from clock_timestamp() - f.requested_at) * 1000)::float8 as "waitedMs"
`;

const mine = "session_id = $1 and kind = $2 and claim = $3";

const renewSql = `
update follow_ups set claimed_until = clock_timestamp() + make_interval(secs => $4::float8 / 1000) where ${mine}
`;

const againSql = `
update follow_ups set claim = null, claimed_until = null,
  due_at = clock_timestamp() + make_interval(secs => case when generation = $4 then $5::float8 / 1000 else 0 end),
  attempts = case when not $6 or generation <> $4 then 0 else attempts end
where ${mine}
`;

const waitingSql = `
select kind, count(*)::int as count,
  greatest(0, extract(epoch from clock_timestamp() - min(requested_at)) * 1000)::float8 as "oldestMs"
from follow_ups group by kind
`;

export function createFollowUpQueue(pool: Pool): FollowUpQueue {
  const again = async (
    run: ClaimedFollowUp,
    { afterMs, countAttempt }: { afterMs: number; countAttempt: boolean },
  ): Promise<void> => {
    await pool.query(againSql, [...keyOf(run), run.generation, afterMs, countAttempt]);
  };
  return {
    async claim(kind, { limit, claimMs }) {
      const values = [kind, limit, randomUUID(), claimMs];
      const { rows } = await pool.query<ClaimedFollowUp>(claimSql, values);
      return rows;
    },
    async renew(run, claimMs) {
      const { rowCount } = await pool.query(renewSql, [...keyOf(run), claimMs]);
      return rowCount === 1;
    },
    async done(run) {
      const { rowCount } = await pool.query(
        `delete from follow_ups where ${mine} and generation = $4`,
        [...keyOf(run), run.generation],
      );
      if (rowCount === 0) await again(run, { afterMs: 0, countAttempt: false });
    },
    again,
    async waiting() {
      const { rows } = await pool.query<WaitingFollowUps>(waitingSql);
      return rows;
    },
  };
}

function keyOf({ sessionId, kind, claim }: ClaimedFollowUp): [string, string, string] {
  return [sessionId, kind, claim];
}
