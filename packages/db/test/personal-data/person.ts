import type { User } from "@rooms/domain/identity/user";
import type { Participant } from "@rooms/domain/sessions/participant";
import type { Session } from "@rooms/domain/sessions/session";
import type { Space } from "@rooms/domain/spaces/space";
import type { Pool } from "../../src/database/pool.ts";
import {
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../../src/testing/index.ts";

export interface Person {
  user: User;
  /** Owned by another, with them as a member. */
  space: Space;
  other: User;
  session: Session;
  participant: Participant;
  neighbour: Participant;
}

const day = "interval '1 day'";

/** A person of whom each table that can holds something, in an ended session with one other. */
export async function createPerson(pool: Pool, { name }: { name: string }): Promise<Person> {
  const email = `${name.toLowerCase()}@example.com`;
  const user = await createTestUser(pool, { email, displayName: name });
  const other = await createTestUser(pool, { displayName: "Ben" });
  const space = await createTestSpace(pool, other.id, { mode: "SESSIONS_AND_TASKS" });
  const session = await createTestSession(pool, space, {
    startedAt: new Date(),
    createdBy: user.id,
  });
  const participant = await createTestParticipant(pool, session, { user: user.id, name });
  const neighbour = await createTestParticipant(pool, session, { user: other.id, name: "Ben" });
  const person = { user, other, space, session, participant, neighbour };
  for (const [text, values] of [...ofAccount(person), ...ofSession(person), ...ofWords(person)])
    await pool.query(text, values);
  return person;
}

type Statement = readonly [text: string, values: readonly unknown[]];

function ofAccount({ user, other, space, session }: Person): Statement[] {
  const { id, email } = user;
  const told = JSON.stringify({
    title: null,
    inviter: { name: user.displayName, address: email },
    organizer: null,
  });
  return [
    ["insert into space_members values ($1, $2, 'MEMBER', now())", [space.id, id]],
    [
      "insert into accounts (user_id, type, provider, provider_account_id, access_token) values ($1, 'oauth', 'google', $2, 'letsin')",
      [id, email],
    ],
    [
      `insert into auth_sessions values ('letsin' || md5($1::text), $1::uuid, now() + ${day})`,
      [id],
    ],
    [`insert into verification_tokens values ($1, 'letsin', now() + ${day})`, [email]],
    [
      `insert into space_invitations values (gen_random_uuid(), $1, 'letsin' || md5($2::text), $3, 'MEMBER', $4, now(), now() + ${day}, now(), $2::uuid)`,
      [space.id, id, email, other.id],
    ],
    [
      `insert into space_invitations values (gen_random_uuid(), $1, 'letsin2' || md5($2::text), 'cy@example.com', 'MEMBER', $2::uuid, now(), now() + ${day})`,
      [space.id, id],
    ],
    [
      "insert into api_keys values (gen_random_uuid(), $1, 'ci', 'rk_', 'letsin' || md5($2::text), '{}', $2::uuid, now())",
      [space.id, id],
    ],
    [
      "insert into glossary_terms values (gen_random_uuid(), $1, $2::text, '{}', $2::uuid, now())",
      [space.id, other.id],
    ],
    ["update glossary_terms set created_by = $1 where created_by = $2", [id, other.id]],
    [
      "insert into rooms (id, slug, space_id, name, entry, created_by, created_at) values (gen_random_uuid(), substr(md5($2::text), 1, 8), $1, 'Desk', 'OPEN', $2::uuid, now())",
      [space.id, id],
    ],
    ["insert into idempotency_keys values ('user:' || $1::text, 'k', 'h', now(), 201, '{}')", [id]],
    [
      "insert into session_invitees (id, session_id, space_id, slug, address, user_id, locale, created_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, 'en', now())",
      [session.id, space.id, session.slug, email, id],
    ],
    [
      "insert into session_invitees (id, session_id, space_id, slug, address, invited_by, locale, created_at, told) values (gen_random_uuid(), $1, $2, $3, 'cy@example.com', $4, 'en', now(), $5)",
      [session.id, space.id, session.slug, id, told],
    ],
    ["insert into plan_mails values (gen_random_uuid(), $1, null, $2, now())", [space.id, email]],
    [
      "insert into plan_mails values (gen_random_uuid(), $1, $2, 'cy@example.com', now())",
      [space.id, id],
    ],
  ];
}

function ofSession({ user, space, session, participant, neighbour }: Person): Statement[] {
  const at = [session.id, participant.id];
  return [
    [
      "update video_sessions set status = 'ENDED', ended_at = now(), raw_transcript_url = 'a/b', raw_transcript_size_bytes = 1, raw_transcript_ready_at = now() where id = $1",
      [session.id],
    ],
    [
      "update participants set left_at = now(), former_names = array[name || 'Formerly'] where session_id = $1 and id = $2",
      at,
    ],
    [
      "insert into lobby_requests values ($1, $2, gen_random_uuid(), $3, $4, 'ADMITTED', now(), now(), now(), 0)",
      [session.id, participant.identity, user.id, user.displayName],
    ],
    ["insert into recap_mails values ($1, $2, 1, now())", [session.id, user.id]],
    [
      `insert into recap_shares values (gen_random_uuid(), $1, 'letsin' || md5($2::text), true, $2::uuid, now(), now() + ${day})`,
      [session.id, user.id],
    ],
    ["insert into participant_streams values ($1, $2, 's', 1, 1)", at],
    ["insert into transcription_usage values ($1, $2, now(), now())", at],
    ["insert into realtime_listeners values ($2, $1, 1)", at],
    [
      "insert into transcript_gaps (session_id, participant_id, started_at_ms, ended_at_ms, reason) values ($1, $2, 0, 9, 'limit')",
      at,
    ],
    [
      "insert into chat_messages values (gen_random_uuid(), $1, $2, $3, 'm1', 1, 1, $5, $4, now(), 5)",
      [session.id, space.id, participant.id, user.displayName, `I wrote this at ${session.slug}`],
    ],
    [
      "insert into chat_messages values (gen_random_uuid(), $1, $2, $3, 'm2', 2, 3, '', 'Ben', now(), 6, now(), $4)",
      [session.id, space.id, neighbour.id, user.id],
    ],
  ];
}

function ofWords({ user, space, session, participant, neighbour }: Person): Statement[] {
  const line = (seq: number, speaker: Participant, text: string): Statement => [
    "insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms, speaker_name) values ($1::uuid, $2, $3, $1::text, $4, $5, '[]', 0, 9, $6)",
    [lineId(session, seq), session.id, speaker.id, seq, text, speaker.name],
  ];
  const suggested = JSON.stringify([
    {
      text: "Send it",
      owner: user.displayName,
      ownerIdentity: participant.identity,
      segmentIds: [lineId(session, 1)],
      dueOn: null,
    },
    {
      text: "Read it",
      owner: "Ben",
      ownerIdentity: neighbour.identity,
      segmentIds: [lineId(session, 2)],
      dueOn: null,
    },
  ]);
  return [
    line(1, participant, `I send it to ${session.slug}`),
    line(2, neighbour, "I read it then"),
    [
      "insert into line_marks values (gen_random_uuid(), $1, $2, 'TASK', $3, now())",
      [session.id, lineId(session, 2), participant.id],
    ],
    [
      "insert into segment_corrections values (gen_random_uuid(), $1, $2, $3, now(), 'I read it then', $4, 1)",
      [session.id, lineId(session, 2), user.id, neighbour.id],
    ],
    [
      "insert into session_analysis (session_id, status, tasks, requested_at) values ($1, 'DONE', $2, now())",
      [session.id, suggested],
    ],
    [
      "insert into tasks (id, space_id, title, status, assignee_id, session_id, segment_ids, source_text, created_at, updated_at) values ($1, $2, 'Send it', 'OPEN', $3, $1, array[$4::uuid], $5, now(), now())",
      [session.id, space.id, user.id, lineId(session, 1), `I send it to ${session.slug}`],
    ],
    [
      "insert into tasks (id, space_id, title, status, assignee_name, created_at, updated_at) values (gen_random_uuid(), $1, 'Call', 'OPEN', $2, now(), now())",
      [space.id, user.displayName],
    ],
    [
      "insert into task_events (id, task_id, kind, at, actor, actor_id, from_value) values (gen_random_uuid(), $1, 'ASSIGNED', now(), 'USER', $2, $3)",
      [session.id, user.id, user.displayName],
    ],
  ];
}

/** Of the line of that number in the session. */
export function lineId({ id }: Session, seq: number): string {
  return `${id.slice(0, -1)}${seq}`.replace(/^./, "f");
}
