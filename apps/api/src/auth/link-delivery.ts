import type { Locale } from "@rooms/contracts/locale";
import { errorName } from "@rooms/observability";
import type { Logger } from "@rooms/observability";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { localLinkSeconds, localWayId, mailLinkMinutes } from "./ways.ts";

/** Takes a link to the mailbox it is for; throws when it cannot. */
export type LinkMailer = (mail: {
  to: string;
  link: URL;
  locale: Locale;
  minutes: number;
}) => Promise<void>;

type Outcome =
  | { readonly kind: "limited" }
  | { readonly kind: "failed" }
  | {
      /** `here`: whoever asked is let through at once, since nobody can send mail. */
      readonly kind: "mailed" | "here";
      readonly link: URL;
      readonly ttlSeconds: number;
    };

/** The way of one link, in one request. */
export interface LinkDelivery {
  /** Never throws: Auth.js awaits it late, and a rejection that nobody awaits yet would end the process. */
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
      outcome = link.pathname.endsWith(`/${localWayId}`)
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
  try {
    // Whoever asks, from wherever: nobody's mailbox is to be filled.
    if (!(await limiter.take("mail", `mailbox:${to}`)).allowed) return { kind: "limited" };
    if (!mailer) return { kind: "failed" };
    await mailer({ to, link, locale, minutes: mailLinkMinutes });
    return { kind: "mailed", link, ttlSeconds: mailLinkMinutes * 60 };
  } catch (error) {
    log.warn({ reason: errorName(error) }, "no mail was sent");
    return { kind: "failed" };
  }
}
