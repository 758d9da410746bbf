import { createSmtpMailer, createStopTokens } from "@rooms/adapters/mail";
import type { Mailer } from "@rooms/domain/shared/mailer";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import type { MailRecapDeps } from "@rooms/domain/sharing/use-cases/mail-recap";
import type { Env } from "./env.ts";

export type RecapMailing = Pick<MailRecapDeps, "links" | "keyOf"> & { readonly mailer: Mailer };

/** How recaps are mailed, or null where no mail can be sent. */
export function recapMailing({
  SMTP_URL,
  MAIL_FROM,
  AUTH_SECRET,
  PUBLIC_URL,
}: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "AUTH_SECRET" | "PUBLIC_URL">): RecapMailing | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || AUTH_SECRET === undefined) return null;
  const stopTokens = createStopTokens(AUTH_SECRET);
  return {
    // Attempts are counted, one by one, in the database.
    mailer: createSmtpMailer({ url: SMTP_URL, from: MAIL_FROM, requeuesMax: 0 }),
    links: {
      recap: (slug) => `${PUBLIC_URL}/session/${slug}/recap`,
      stop: (user) => `${PUBLIC_URL}/api/recap-mails/stop?token=${stopTokens.tokenOf(user)}`,
    },
    keyOf: (session, user) => sha256Hasher.hash(`${AUTH_SECRET} ${session} ${user}`),
  };
}
