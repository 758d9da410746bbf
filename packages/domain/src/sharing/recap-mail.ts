import type { AnalysisResult } from "../analysis/analysis.ts";
import type { ParticipantIdentity, SessionId, UserId } from "../shared/ids.ts";
import type { RecapMail } from "../shared/mailer.ts";
import type { SpokenLine } from "../transcription/segment.ts";

export interface RecapRecipient {
  readonly userId: UserId;
  readonly identity: ParticipantIdentity;
  readonly email: string;
}

export interface RecapMailRepository {
  /** Whether the session's recap was mailed to all who are to have it, or was not to be. */
  isFinished(session: SessionId): Promise<boolean>;
  finish(session: SessionId, at: Date): Promise<void>;
  /**
   * Who took part, was not removed, has an account with a proved address, is a member of the session's space, has not
   * stopped such mails, and is among those whom the space wants told; first comers first.
   */
  listRecipients(session: SessionId): Promise<RecapRecipient[]>;
  /**
   * Notes an attempt. False for who is no recipient any more, has the mail, or may have it by two attempts whose end is
   * not known.
   */
  begin(session: SessionId, user: UserId): Promise<boolean>;
  /** The attempt succeeded. */
  sent(session: SessionId, user: UserId, at: Date): Promise<void>;
  /** The attempt is known to have sent nothing. */
  takeBack(session: SessionId, user: UserId): Promise<void>;
  /** No other attempt is made. */
  giveUp(session: SessionId, user: UserId): Promise<void>;
  /** Since when the user wants no such mails; null lets them come again. */
  setStopped(user: UserId, at: Date | null): Promise<void>;
}

/** Attempts of which it is not known that the mail was not taken. */
export const recapMailAttemptsMax = 2;

/** Lines of each kind in a mail; the recap has the rest. */
const linesMax = { summary: 8, decisions: 10, tasks: 15 };

/** What of an analysis goes into the mail to one participant. */
export function recapMailLines(
  { summary, decisions, tasks }: AnalysisResult,
  reader: ParticipantIdentity,
): Pick<RecapMail, "summary" | "decisions" | "tasks"> {
  const shown = tasks.map(({ text, owner, ownerIdentity, dueOn }) => ({
    ...{ text, owner, dueOn },
    isReaders: ownerIdentity === reader,
  }));
  return {
    summary: summary.slice(0, linesMax.summary).map(({ text }) => text),
    decisions: decisions.slice(0, linesMax.decisions).map(({ text }) => text),
    tasks: [
      ...shown.filter(({ isReaders }) => isReaders),
      ...shown.filter(({ isReaders }) => !isReaders),
    ].slice(0, linesMax.tasks),
  };
}

/** Russian where more of the letters are Cyrillic than Latin: people have no language of their own yet. */
export function languageOf(lines: readonly Pick<SpokenLine, "text">[]): "en" | "ru" {
  let balance = 0;
  for (const { text } of lines) {
    balance += text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    balance -= text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  }
  return balance > 0 ? "ru" : "en";
}
