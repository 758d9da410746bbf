import type { SessionId, Slug, SpaceId, UserId } from "../shared/ids.ts";
import type { Session, SessionPlan } from "../sessions/session.ts";
import type { InviteeState } from "../vocabulary/sessions.ts";

/**
 * Mails about plans within a day, by all invitees of a space, by who invites, and to one mailbox: addresses are typed by
 * members, and their owners never asked for mail.
 */
export const planMailsPerDayMax = { space: 500, inviter: 500, mailbox: 20 } as const;
/** Attempts of which it is not known that the mail was not taken. */
export const planMailAttemptsMax = 2;

/** A name with its mailbox. */
export interface Correspondent {
  readonly name: string;
  readonly address: string;
}

/** What a mail said of a plan: a later cancellation repeats it, whatever became of the session meanwhile. */
export interface ToldPlan {
  readonly title: string | null;
  readonly startAt: Date;
  readonly durationMinutes: number;
  /** IANA name: the space's, in which the mail says the time. */
  readonly timeZone: string;
  readonly space: string;
  /** Null when an API key invites, or the account is gone. */
  readonly inviter: Correspondent | null;
  /** The same in every mail about a session, or calendars refuse the later ones. Null where the planner has no account. */
  readonly organizer: Correspondent | null;
}

export type PlanMailKind = "REQUEST" | "CANCEL";

/** The newest mail to an invitee of which an attempt was made. */
export interface LastPlanMail {
  readonly kind: PlanMailKind;
  /** Of the plan it tells, or cancels. */
  readonly revision: number;
  /** iCalendar's SEQUENCE. */
  readonly sequence: number;
  readonly said: ToldPlan;
  /** Attempts of which it is not known that the mail was not taken. */
  readonly attempts: number;
  /** Null while it is not known. */
  readonly outcome: "SENT" | "REFUSED" | null;
}

/** One who is told of a session's plan by mail. */
export interface Invitee {
  readonly id: string;
  /** Null when the session was deleted. */
  readonly sessionId: SessionId | null;
  readonly slug: Slug;
  readonly spaceId: SpaceId | null;
  readonly address: string;
  readonly invitedBy: UserId | null;
  readonly locale: "en" | "ru";
  /** When they were taken off the list. */
  readonly removedAt: Date | null;
  /** What they have been told and not been told to forget; null when nothing. */
  readonly told: ToldPlan | null;
  readonly last: LastPlanMail | null;
  /** Runs in a row that sent nothing. */
  readonly failures: number;
}

type Planned = Pick<Session, "plan" | "planRevision" | "status">;

/** What is to be mailed now, or null: each version once, a cancellation only to those who were, or may have been, told. */
export function owedPlanMail(
  invitee: Pick<Invitee, "removedAt" | "told" | "last">,
  session: Planned | null,
  now: Date,
): PlanMailKind | null {
  const { last, told } = invitee;
  if (isWanted(invitee, session)) {
    if (!isToCome(session.plan, now)) return null;
    const isSame = last?.kind === "REQUEST" && last.revision === session.planRevision;
    return isSame && isOver(last) ? null : "REQUEST";
  }
  // It took place, or expired: nothing to take out of a calendar.
  if (session?.plan && invitee.removedAt === null) return null;
  const mayHave = last?.kind === "REQUEST" && last.outcome === null && last.attempts > 0;
  const forgotten = told ?? (mayHave ? last.said : null);
  if (!forgotten || !isToCome(forgotten, now)) return null;
  return last?.kind === "CANCEL" && isOver(last) ? null : "CANCEL";
}

function isWanted(
  { removedAt }: Pick<Invitee, "removedAt">,
  session: Planned | null,
): session is Planned & { plan: SessionPlan } {
  if (removedAt !== null || !session?.plan) return false;
  return session.status === "CREATED" || session.status === "LIVE";
}

function isToCome({ startAt, durationMinutes }: SessionPlan, now: Date): boolean {
  return startAt.getTime() + durationMinutes * 60_000 > now.getTime();
}

function isOver({ outcome, attempts }: LastPlanMail): boolean {
  return outcome !== null || attempts >= planMailAttemptsMax;
}

export function inviteeState(
  invitee: Pick<Invitee, "removedAt" | "told" | "last">,
  session: Planned,
  { now, isMailing }: { now: Date; isMailing: boolean },
): InviteeState {
  if (owedPlanMail(invitee, session, now)) return isMailing ? "PENDING" : "NOT_MAILED";
  const { last } = invitee;
  return last?.kind === "REQUEST" && last.outcome === "SENT" ? "MAILED" : "NOT_MAILED";
}

/**
 * The SEQUENCE of the next mail: that of the plan, and more than any that this invitee may have seen. A mail that is
 * tried again keeps its own.
 */
export function nextPlanMail(
  { last }: Pick<Invitee, "last">,
  mail: Pick<LastPlanMail, "kind" | "revision" | "said">,
): LastPlanMail {
  const isAgain =
    last?.kind === mail.kind && last.revision === mail.revision && last.outcome === null;
  return {
    ...mail,
    // With the words of the first attempt: the mailbox that has it already sees one mail.
    said: isAgain && last.attempts > 0 ? last.said : mail.said,
    sequence: isAgain ? last.sequence : Math.max(mail.revision, (last?.sequence ?? 0) + 1),
    attempts: isAgain ? last.attempts + 1 : 1,
    outcome: null,
  };
}

const retryMs = { first: 5_000, max: 10 * 60_000 };

/** How long after so many runs in a row that sent nothing the next one is made. */
export function planMailRetryMs(failures: number): number {
  return Math.min(retryMs.max, retryMs.first * 2 ** Math.min(failures - 1, 16));
}
