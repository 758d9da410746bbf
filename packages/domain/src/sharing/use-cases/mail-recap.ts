import { wholeTranscript } from "../../transcription/ports.ts";
import type { AnalysisResult } from "../../analysis/analysis.ts";
import type { Clock } from "../../shared/clock.ts";
import type { SessionId, Slug, UserId } from "../../shared/ids.ts";
import { MailFailure } from "../../shared/mailer.ts";
import type { Mail, Mailer, RecapMail } from "../../shared/mailer.ts";
import type { Store } from "../../shared/store.ts";
import { languageOf, recapMailLines } from "../recap-mail.ts";
import type { RecapRecipient } from "../recap-mail.ts";

export interface MailRecapDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly mailer: Pick<Mailer, "send">;
  readonly links: {
    recap(slug: Slug): string;
    /** Stops such mails to this person. */
    stop(user: UserId): string;
  };
  /** Hides what it is made of, and is the same for the same. */
  readonly keyOf: (session: SessionId, user: UserId) => Promise<string>;
}

export type RecapMailOutcome = "sent" | MailFailure["outcome"];

/** A mail without what differs from one reader to the next. */
interface Prepared extends Pick<RecapMail, "kind" | "title" | "startedAt" | "timeZone"> {
  readonly locale: Mail["locale"];
  readonly url: string;
  readonly result: AnalysisResult;
}

/**
 * Mails the recap of a session whose analysis is done, to each person once. An attempt is noted before it is made: who is
 * killed after the server took a mail and before that is noted leaves one attempt more, with the same Message-ID, and
 * never a third. Rejects when the server did not take one, or went away over it: the next run tries it again. Once all
 * are done a later version of the analysis mails nothing.
 */
export function mailRecap(deps: MailRecapDeps) {
  const { store, clock } = deps;
  return async (
    session: SessionId,
    { signal, onMail }: { signal: AbortSignal; onMail: (outcome: RecapMailOutcome) => void },
  ): Promise<void> => {
    if (await store.recapMails.isFinished(session)) return;
    const prepared = await prepare(deps, session);
    if (!prepared) return;
    let unsent: MailFailure["outcome"] | null = null;
    for (const recipient of await store.recapMails.listRecipients(session)) {
      signal.throwIfAborted();
      if (!(await store.recapMails.begin(session, recipient.userId))) continue;
      const outcome = await mailTo(deps, { session, prepared, recipient });
      onMail(outcome);
      if (outcome === "not-taken" || outcome === "unknown") unsent = outcome;
    }
    if (unsent !== null) throw new MailFailure(unsent);
    await store.recapMails.finish(session, clock.now());
  };
}

/** Later a recap is no news: an analysis made anew, or first after an upgrade, mails nothing. */
const newsMs = 7 * 24 * 60 * 60_000;

/** Null where there is nothing to tell: the session is gone, over for long, not analysed, or nothing was said. */
async function prepare(
  { store, clock, links }: MailRecapDeps,
  id: SessionId,
): Promise<Prepared | null> {
  const session = await store.sessions.find(id);
  const space = session && (await store.spaces.find(session.spaceId));
  if (!space || !session.startedAt) return null;
  if (session.endedAt && clock.now().getTime() - session.endedAt.getTime() > newsMs) return null;
  const analysis = (await store.analyses.find(space.id, id))?.shown;
  if (analysis?.status !== "DONE" || analysis.linesRead === 0) return null;
  const lines = await store.transcripts.listLines(space.id, id, wholeTranscript);
  return {
    kind: "recap",
    locale: languageOf(lines),
    url: links.recap(session.slug),
    title: session.title,
    startedAt: session.startedAt,
    timeZone: space.timeZone,
    result: analysis.result,
  };
}

async function mailTo(
  { store, clock, mailer, links, keyOf }: MailRecapDeps,
  about: { session: SessionId; prepared: Prepared; recipient: RecapRecipient },
): Promise<RecapMailOutcome> {
  const { session, recipient } = about;
  const { result, ...common } = about.prepared;
  const { userId, identity, email } = recipient;
  try {
    await mailer.send({
      ...common,
      ...recapMailLines(result, identity),
      to: email,
      key: await keyOf(session, userId),
      stopUrl: links.stop(userId),
    });
  } catch (error) {
    const outcome = error instanceof MailFailure ? error.outcome : "unknown";
    if (outcome === "refused") await store.recapMails.giveUp(session, userId);
    if (outcome === "not-taken") await store.recapMails.takeBack(session, userId);
    return outcome;
  }
  await store.recapMails.sent(session, userId, clock.now());
  return "sent";
}
