import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { unlink } from "./section.ts";
import type { PersonSection, Who } from "./section.ts";

const ofUser = (who: Who): SQL => sql`t.user_id = ${who.user}`;
const madeBy = (who: Who): SQL => sql`t.created_by = ${who.user}`;

/** What an account has outside sessions. Rows that refer to it and are its own go with it, by their foreign keys. */
export const accountSections: readonly PersonSection[] = [
  {
    name: "profile",
    table: "users",
    columns: ["id", "name", "email", "image"],
    of: (who) => sql`t.id = ${who.user}`,
  },
  {
    name: "signInMethods",
    table: "accounts",
    columns: ["user_id", "provider_account_id"],
    of: ofUser,
    hidden: ["refresh_token", "access_token", "id_token", "session_state"],
  },
  {
    name: "signIns",
    table: "auth_sessions",
    columns: ["user_id"],
    of: ofUser,
    hidden: ["session_token"],
  },
  {
    name: "signInMails",
    table: "verification_tokens",
    columns: ["identifier"],
    of: (who) => sql`lower(t.identifier) = ${who.address}`,
    hidden: ["token"],
    erase: (who) => [sql`delete from verification_tokens where lower(identifier) = ${who.address}`],
  },
  { name: "memberships", table: "space_members", columns: ["user_id"], of: ofUser },
  {
    name: "invitationsReceived",
    table: "space_invitations",
    columns: ["email", "accepted_by"],
    of: (who) => sql`(lower(t.email) = ${who.address} or t.accepted_by = ${who.user})`,
    hidden: ["token_hash"],
    erase: (who) => [
      sql`delete from space_invitations t where lower(t.email) = ${who.address} or t.accepted_by = ${who.user}`,
    ],
  },
  {
    name: "invitationsMade",
    table: "space_invitations",
    columns: ["created_by"],
    of: madeBy,
    hidden: ["token_hash", "email"],
    erase: unlink("space_invitations", "created_by"),
  },
  {
    name: "apiKeys",
    table: "api_keys",
    columns: ["created_by"],
    of: madeBy,
    hidden: ["secret_hash"],
    erase: unlink("api_keys", "created_by"),
  },
  {
    name: "glossaryTerms",
    table: "glossary_terms",
    columns: ["created_by"],
    of: madeBy,
    erase: unlink("glossary_terms", "created_by"),
  },
  {
    name: "rooms",
    table: "rooms",
    columns: ["created_by"],
    of: madeBy,
    erase: unlink("rooms", "created_by"),
  },
  {
    name: "sessionsMade",
    table: "video_sessions",
    columns: ["created_by"],
    of: madeBy,
    hidden: ["search", "raw_transcript_url", "raw_transcript_basis", "transcription_host"],
    erase: unlink("video_sessions", "created_by"),
  },
  {
    name: "recapLinks",
    table: "recap_shares",
    columns: ["created_by"],
    of: madeBy,
    hidden: ["token_hash"],
    erase: unlink("recap_shares", "created_by"),
  },
  { name: "recapMails", table: "recap_mails", columns: ["user_id"], of: ofUser },
  {
    name: "requestsRepeated",
    table: "idempotency_keys",
    columns: ["caller"],
    of: (who) => sql`t.caller = ${who.caller}`,
    hidden: ["body", "request_hash"],
    erase: (who) => [sql`delete from idempotency_keys t where t.caller = ${who.caller}`],
  },
];

const isInvited = (who: Who): SQL =>
  sql`(lower(t.address) = ${who.address} or t.user_id = ${who.user})`;

/** `ToldPlan` names the inviter, and the organizer where it is another; both by name and address. */
const unsaid = (column: "told" | "mail_said", who: Who): SQL => {
  const name = sql.raw(column);
  const without = (key: "inviter" | "organizer"): SQL => sql`case
    when lower(${name} -> ${sql.raw(`'${key}'`)} ->> 'address') = ${who.address}
    then ${sql.raw(`'{"${key}": null}'`)}::jsonb else '{}'::jsonb end`;
  return sql`${name} = ${name} || ${without("inviter")} || ${without("organizer")}`;
};

/** Who was told of plans by mail. */
export const mailSections: readonly PersonSection[] = [
  {
    name: "plansReceived",
    table: "session_invitees",
    columns: ["user_id", "address"],
    of: isInvited,
    hidden: ["claim", "claimed_until", "told", "mail_said"],
    erase: (who) => [sql`delete from session_invitees t where ${isInvited(who)}`],
  },
  {
    name: "plansSent",
    table: "session_invitees",
    columns: ["invited_by", "told", "mail_said"],
    of: (who) => sql`(t.invited_by = ${who.user}
      or lower(t.told -> 'inviter' ->> 'address') = ${who.address} or lower(t.mail_said -> 'inviter' ->> 'address') = ${who.address}
      or lower(t.told -> 'organizer' ->> 'address') = ${who.address} or lower(t.mail_said -> 'organizer' ->> 'address') = ${who.address})`,
    hidden: ["claim", "claimed_until", "told", "mail_said", "address", "user_id"],
    erase: (who) => [
      ...unlink("session_invitees", "invited_by")(who),
      sql`update session_invitees set ${unsaid("told", who)}, ${unsaid("mail_said", who)}
        where told is not null or mail_said is not null`,
    ],
  },
  {
    name: "planMailsReceived",
    table: "plan_mails",
    columns: ["mailbox"],
    of: (who) => sql`lower(t.mailbox) = ${who.address}`,
    erase: (who) => [sql`delete from plan_mails where lower(mailbox) = ${who.address}`],
  },
  {
    name: "planMailsSent",
    table: "plan_mails",
    columns: ["invited_by"],
    of: (who) => sql`t.invited_by = ${who.user}`,
    hidden: ["mailbox"],
    erase: unlink("plan_mails", "invited_by"),
  },
];
