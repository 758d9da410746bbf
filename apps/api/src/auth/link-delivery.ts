import type { Locale } from "@rooms/contracts/locale";
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
  | {
      /** `here`: whoever asked is let through at once, since nobody can send mail. */
      readonly kind: "mailed" | "here";
      readonly link: URL;
      readonly ttlSeconds: number;
    };

/** The way of one link, in one request. */
export interface LinkDelivery {
  deliver(link: URL, to: string): Promise<void>;
  /** Null when no link was asked for, or it could not be mailed. */
  outcome(): Outcome | null;
}

interface Options {
  mailer: LinkMailer | null;
  limiter: RateLimiter;
  locale: Locale;
}

export function createLinkDelivery({ mailer, limiter, locale }: Options): LinkDelivery {
  let outcome: Outcome | null = null;
  return {
    outcome: () => outcome,
    async deliver(link, to) {
      if (link.pathname.endsWith(`/${localWayId}`)) {
        outcome = { kind: "here", link, ttlSeconds: localLinkSeconds };
        return;
      }
      if (!mailer) throw new Error("A mailed link was asked for, but there is no way to mail.");
      // Whoever asks, from wherever: nobody's mailbox is to be filled.
      if (!(await limiter.take("mail", `mailbox:${to}`)).allowed) {
        outcome = { kind: "limited" };
        throw new Error("Enough mails went to this mailbox.");
      }
      await mailer({ to, link, locale, minutes: mailLinkMinutes });
      outcome = { kind: "mailed", link, ttlSeconds: mailLinkMinutes * 60 };
    },
  };
}
