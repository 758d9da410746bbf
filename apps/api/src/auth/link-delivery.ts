import type { Locale } from "@rooms/contracts/locale";
import { mailboxWithoutTag } from "@rooms/domain/identity/mail-gap";
import { errorName } from "@rooms/service-kit/observability";
import type { Logger } from "@rooms/service-kit/observability";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { localLinkSeconds, localMethodId, mailLinkMinutes } from "./sign-in-methods.ts";

/** Takes a link to the mailbox it is for; throws when it cannot. */
export type LinkMailer = (mail: {
  to: string;
  link: URL;
  locale: Locale;
  minutes: number;
}) => Promise<void>;

type Outcome =
  | {
      /** A mail went a moment ago, for whichever request: its link is good. */
      readonly kind: "recent";
      readonly sentSecondsAgo: number;
      readonly nextSeconds: number;
    }
  | { readonly kind: "failed" }
  | {
      /** `here`: the asker is let through at once, since no mail can be sent. */
      readonly kind: "mailed" | "here";
      readonly link: URL;
      readonly ttlSeconds: number;
    };

/** The way of one link, in one request. */
export interface LinkDelivery {
  /** Never throws: Auth.js awaits it late, and a rejection that is not awaited yet would end the process. */
  deliver(link: URL, to: string): Promise<void>;
  /** Null when no link was asked for. */
  outcome(): Outcome | null;
}

interface Options {
  /** Null where no mail can be sent. */
  mailer: LinkMailer | null;
  limiter: RateLimiter;
  locale: Locale;
  log: Logger;
}

export function createLinkDelivery(options: Options): LinkDelivery {
  let outcome: Outcome | null = null;
  return {
    outcome: () => outcome,
    async deliver(link, to) {
      outcome = link.pathname.endsWith(`/${localMethodId}`)
        ? { kind: "here", link, ttlSeconds: localLinkSeconds }
        : await mailLink(link, to, options);
    },
  };
}

async function mailLink(
  link: URL,
  to: string,
  { mailer, limiter, locale, log }: Options,
): Promise<Outcome> {
  const mailbox = `sign-in:${mailboxWithoutTag(to)}`;
  try {
    if (!mailer) return { kind: "failed" };
    // Neither floods a mailbox nor locks its owner out: the link that was mailed before is still valid.
    const pace = await limiter.pace(mailbox);
    if (!pace.allowed) return { kind: "recent", ...pace };
    await mailer({ to, link, locale, minutes: mailLinkMinutes });
    return { kind: "mailed", link, ttlSeconds: mailLinkMinutes * 60 };
  } catch (error) {
    await limiter.unpace(mailbox);
    log.warn({ reason: errorName(error) }, "no mail was sent");
    return { kind: "failed" };
  }
}
