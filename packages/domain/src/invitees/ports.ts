import type { SessionId, Slug, SpaceId, UserId } from "../shared/ids.ts";
import type { Invitee, LastPlanMail } from "./invitee.ts";

export interface NewInvitee {
  readonly id: string;
  readonly address: string;
  /** The member of the space whose account has the address. */
  readonly userId: UserId | null;
}

/** One of a session's list, as its members see them. */
export interface ListedInvitee extends Pick<Invitee, "address" | "told" | "last" | "removedAt"> {
  readonly userId: UserId | null;
  /** The member's display name. */
  readonly name: string | null;
}

/** An invitee whom one process is writing to. */
export interface ClaimedInvitee extends Invitee {
  readonly claim: string;
  readonly generation: number;
}

/** Those who are told of plans by mail; also the queue of these mails. All times of the queue are the database's. */
export interface InviteeRepository {
  /** In the order they were invited. */
  list(session: SessionId): Promise<ListedInvitee[]>;
  /** Adds people, or takes those back who were taken off the list; their mail is due at once. */
  add(
    session: { readonly id: SessionId; readonly spaceId: SpaceId; readonly slug: Slug },
    invitees: readonly NewInvitee[],
    by: { readonly userId: UserId | null; readonly locale: Invitee["locale"]; readonly at: Date },
  ): Promise<void>;
  /** Takes people off the list; a mail to those who were told is due at once. */
  remove(session: SessionId, addresses: readonly string[], at: Date): Promise<void>;
  /** The plan changed: everyone's mail is due at once. */
  hasten(session: SessionId): Promise<void>;
  /** Mails about plans since then: of the space, by the inviter, and to the mailbox, whatever its tag. */
  countMails(
    of: {
      readonly spaceId: SpaceId | null;
      readonly invitedBy: UserId | null;
      readonly mailbox: string;
    },
    since: Date,
  ): Promise<{ space: number; inviter: number; mailbox: number }>;

  /** Takes one that is due; another process may once `leaseMs` are over. */
  claim(leaseMs: number): Promise<ClaimedInvitee | null>;
  /** Notes an attempt before it is made; false when the claim was lost. */
  begin(invitee: ClaimedInvitee, mail: LastPlanMail, mailbox: string, at: Date): Promise<boolean>;
  /** Notes how it ended; `"NOT_TAKEN"` takes the attempt back. */
  end(
    invitee: ClaimedInvitee,
    outcome: "SENT" | "REFUSED" | "NOT_TAKEN" | "UNKNOWN",
  ): Promise<void>;
  /**
   * Gives the invitee back: due again after so long, or at once when something changed meanwhile. With null nothing is
   * owed, and who was invited to a session that is gone is forgotten.
   */
  settle(invitee: ClaimedInvitee, afterMs: number | null): Promise<void>;
}
