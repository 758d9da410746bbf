import type { ToldPlan } from "../invitees/invitee.ts";
import type { Slug } from "./ids.ts";

/** Mail to people, each in their language. Names and lines in it were chosen by others than the reader. */
export type Mail = { readonly to: string; readonly locale: "en" | "ru"; readonly url: string } & (
  | { readonly kind: "sign-in"; readonly minutes: number }
  | {
      readonly kind: "invitation";
      readonly inviter: string;
      readonly space: string;
      readonly days: number;
    }
  | RecapMail
  | PlanMail
);

export interface RecapMail {
  readonly kind: "recap";
  /** The same for the same recap to the same person, and telling of neither. */
  readonly key: string;
  readonly title: string | null;
  readonly startedAt: Date;
  readonly timeZone: string;
  readonly summary: readonly string[];
  readonly decisions: readonly string[];
  /** The reader's own first. */
  readonly tasks: readonly {
    readonly text: string;
    readonly owner: string | null;
    /** `YYYY-MM-DD` */
    readonly dueOn: string | null;
    readonly isReaders: boolean;
  }[];
  /** Stops such mails: a page that asks, and by POST at once. */
  readonly stopUrl: string;
}

/** Tells of a planned session, with an entry for a calendar; a later one changes it or takes it out. */
export interface PlanMail extends ToldPlan {
  readonly kind: "plan";
  readonly change: "new" | "updated" | "cancelled";
  /** The same for the same version to the same person, and telling of neither. */
  readonly key: string;
  readonly slug: Slug;
  /** iCalendar's SEQUENCE. */
  readonly sequence: number;
  readonly writtenAt: Date;
}

export interface Mailer {
  /** Resolves when a mail server has taken the mail; throws when none did in time. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Thrown by mailers that know how far a mail came. */
export class MailFailure extends Error {
  override readonly name = "MailFailure";
  /**
   * `refused`: this mailbox, or this mail, will never be taken. `not-taken`: not now. `unknown`: the server went away
   * before it answered, and may have taken it.
   */
  readonly outcome: "refused" | "not-taken" | "unknown";

  constructor(outcome: MailFailure["outcome"]) {
    super(`A mail was not sent: ${outcome}.`);
    this.outcome = outcome;
  }
}
