import { createSmtpMailer, createStopTokens } from "@rooms/adapters/mail";
import type { Mailer } from "@rooms/domain/shared/mailer";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import type { MailPlansDeps } from "@rooms/domain/invitees/use-cases/mail-plans";
import type { MailRecapDeps } from "@rooms/domain/sharing/use-cases/mail-recap";
import type { Env } from "./env.ts";

export interface Mailing {
  readonly mailer: Mailer;
  readonly recaps: Pick<MailRecapDeps, "mailer" | "links" | "keyOf">;
  readonly plans: Pick<MailPlansDeps, "mailer" | "links" | "keyOf">;
}

/** How mail is sent, or null where none can be. */
export function composeMailing({
  SMTP_URL,
  MAIL_FROM,
  AUTH_SECRET,
  PUBLIC_URL,
}: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "AUTH_SECRET" | "PUBLIC_URL">): Mailing | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || AUTH_SECRET === undefined) return null;
  const stopTokens = createStopTokens([AUTH_SECRET]);
  // Attempts are counted, one by one, in the database.
  const mailer = createSmtpMailer({ url: SMTP_URL, from: MAIL_FROM, requeuesMax: 0 });
  const keyOf = (...parts: readonly string[]) =>
    sha256Hasher.hash([AUTH_SECRET, ...parts].join(" "));
  return {
    mailer,
    recaps: {
      ...{ mailer, keyOf },
      links: {
        recap: (slug) => `${PUBLIC_URL}/session/${slug}/recap`,
        stop: (user) => `${PUBLIC_URL}/api/recap-mails/stop?token=${stopTokens.tokenOf(user)}`,
      },
    },
    plans: { ...{ mailer, keyOf }, links: { session: (slug) => `${PUBLIC_URL}/session/${slug}` } },
  };
}
