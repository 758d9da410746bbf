import { mailboxWithoutTag } from "../../identity/mail-gap.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Slug, UserId } from "../../shared/ids.ts";
import { MailFailure } from "../../shared/mailer.ts";
import type { Mailer } from "../../shared/mailer.ts";
import type { Store } from "../../shared/store.ts";
import type { Session } from "../../sessions/session.ts";
import { nextPlanMail, owedPlanMail, planMailRetryMs, planMailsPerDayMax } from "../invitee.ts";
import type { Correspondent, LastPlanMail, PlanMailKind, ToldPlan } from "../invitee.ts";
import type { ClaimedInvitee } from "../ports.ts";

export interface MailPlansDeps {
  readonly store: Pick<Store, "invitees" | "sessions" | "spaces" | "users">;
  readonly clock: Clock;
  readonly mailer: Pick<Mailer, "send">;
  readonly links: {
    session(slug: Slug): string;
  };
  /** Hides what it is made of, and is the same for the same. */
  readonly keyOf: (...parts: readonly string[]) => Promise<string>;
}

export type PlanMailOutcome = "sent" | MailFailure["outcome"] | "postponed";

/** Longer than a mail server may take to answer. */
const leaseMs = 2 * 60_000;
const dayMs = 24 * 60 * 60_000;
const postponedMs = 60 * 60_000;

/**
 * Mails to invitees what they are owed, until nothing is due: each version of a plan once to each. An attempt is noted
 * before it is made: a process that is killed while it mails leaves one more attempt, with the same Message-ID, and never
 * a third. What a mail server does not take now is tried again after a growing wait, until the session would be over.
 */
export function mailPlans(deps: MailPlansDeps) {
  return async ({
    signal,
    onMail,
  }: {
    signal: AbortSignal;
    onMail: (outcome: PlanMailOutcome) => void;
  }): Promise<void> => {
    const { invitees } = deps.store;
    while (!signal.aborted) {
      const invitee = await invitees.claim(leaseMs);
      if (!invitee) return;
      const outcome = await tell(deps, invitee);
      if (outcome !== null) onMail(outcome);
      await invitees.settle(invitee, againAfterMs(invitee, outcome));
    }
  };
}

/** Null when nothing more is owed; after a mail it is looked at once more. */
function againAfterMs(
  { failures }: ClaimedInvitee,
  outcome: PlanMailOutcome | null,
): number | null {
  switch (outcome) {
    case null:
    case "sent":
    case "refused":
      return null;
    case "postponed":
      return postponedMs;
    case "not-taken":
    case "unknown":
      return planMailRetryMs(failures + 1);
  }
}

/** Sends what is owed to one, and says how that ended; null when nothing is. */
async function tell(deps: MailPlansDeps, invitee: ClaimedInvitee): Promise<PlanMailOutcome | null> {
  const { store, clock } = deps;
  const now = clock.now();
  const session = invitee.sessionId && (await store.sessions.find(invitee.sessionId));
  const kind = owedPlanMail(invitee, session, now);
  const said = kind && (await saidOf(deps, { invitee, session, kind }));
  if (!said) return null;
  const mailbox = mailboxWithoutTag(invitee.address);
  const sent = await store.invitees.countMails(
    { ...invitee, mailbox },
    new Date(now.getTime() - dayMs),
  );
  const isSpent =
    sent.space >= planMailsPerDayMax.space ||
    sent.inviter >= planMailsPerDayMax.inviter ||
    sent.mailbox >= planMailsPerDayMax.mailbox;
  if (isSpent) return "postponed";
  const mail = nextPlanMail(invitee, { kind, revision: revisionOf(kind, invitee, session), said });
  if (!(await store.invitees.begin(invitee, mail, mailbox, now))) return null;
  return send(deps, invitee, mail);
}

function revisionOf(kind: PlanMailKind, { last }: ClaimedInvitee, session: Session | null): number {
  // One cancellation stays one, whatever becomes of the plan between its attempts.
  if (kind === "CANCEL" && last?.kind === "CANCEL") return last.revision;
  return session?.planRevision ?? last?.revision ?? 0;
}

async function send(
  { store, clock, mailer, links, keyOf }: MailPlansDeps,
  invitee: ClaimedInvitee,
  mail: LastPlanMail,
): Promise<PlanMailOutcome> {
  const { slug, address, locale } = invitee;
  try {
    await mailer.send({
      ...mail.said,
      kind: "plan",
      change: mail.kind === "CANCEL" ? "cancelled" : invitee.told ? "updated" : "new",
      ...{ to: address, locale, slug, url: links.session(slug) },
      ...{ sequence: mail.sequence, writtenAt: clock.now() },
      key: await keyOf(invitee.id, String(mail.sequence)),
    });
  } catch (error) {
    const outcome = error instanceof MailFailure ? error.outcome : "unknown";
    await store.invitees.end(invitee, endings[outcome]);
    return outcome;
  }
  await store.invitees.end(invitee, "SENT");
  return "sent";
}

const endings = { refused: "REFUSED", "not-taken": "NOT_TAKEN", unknown: "UNKNOWN" } as const;

/** What the mail says: of a plan as it is, of a cancelled one as they were told it. */
async function saidOf(
  { store }: Pick<MailPlansDeps, "store">,
  about: { invitee: ClaimedInvitee; session: Session | null; kind: PlanMailKind },
): Promise<ToldPlan | null> {
  const { invitee, session, kind } = about;
  const before = invitee.told ?? invitee.last?.said ?? null;
  if (kind === "CANCEL") return before;
  const space = session && (await store.spaces.find(session.spaceId));
  if (!space || !session.plan) return null;
  const inviter = await correspondent(store, invitee.invitedBy);
  return {
    ...session.plan,
    title: session.title,
    timeZone: space.timeZone,
    space: space.name,
    inviter,
    organizer: before ? before.organizer : await correspondent(store, session.createdBy),
  };
}

async function correspondent(
  { users }: Pick<Store, "users">,
  id: UserId | null,
): Promise<Correspondent | null> {
  const user = id && (await users.find(id));
  return user && { name: user.displayName ?? user.email, address: user.email };
}
