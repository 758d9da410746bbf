import type { Mailer } from "@rooms/domain";
import { createTransport } from "nodemailer";
import { writeLetter } from "./letter.ts";

export interface SmtpMailerOptions {
  /** `smtp://user:password@host:587` (STARTTLS where the server offers it; `?requireTLS=true` insists) or `smtps://`. */
  url: string;
  /** `Rooms <rooms@example.com>` */
  from: string;
}

const connectDeadlineMs = 10_000;
const silenceDeadlineMs = 20_000;

/** Mail by any SMTP server. Connections are kept for a while; `close` ends them. */
export function createSmtpMailer({ url, from }: SmtpMailerOptions): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: connectDeadlineMs,
      greetingTimeout: connectDeadlineMs,
      socketTimeout: silenceDeadlineMs,
      // Nothing of a mail is read from this machine or the network, whatever stands in it.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { "Auto-Submitted": "auto-generated" } },
  );
  return {
    async send(mail) {
      // As an object, so that nothing in the address can pass for a second one.
      await transport.sendMail({ to: { name: "", address: mail.to }, ...writeLetter(mail) });
    },
    close: () => transport.close(),
  };
}
