import { type Mail, type Mailer, MailFailure } from "@rooms/domain/shared/mailer";
import { createTransport } from "nodemailer";
import { writeLetter } from "./letter.ts";

export interface SmtpMailerOptions {
  /** `smtp://user:password@host:587` (STARTTLS where the server offers it; `?requireTLS=true` insists) or `smtps://`. */
  url: string;
  /** `Rooms <rooms@example.com>` */
  from: string;
  /** How often a mail is sent again by itself when its connection closes over it; 0 for callers that count attempts. */
  requeuesMax?: number;
}

const connectDeadlineMs = 10_000;
const silenceDeadlineMs = 20_000;

/** Mail by any SMTP server. Connections are kept for a while; `close` ends them. */
export function createSmtpMailer({ url, from, requeuesMax }: SmtpMailerOptions): Mailer {
  const sender = addressIn(from);
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: connectDeadlineMs,
      greetingTimeout: connectDeadlineMs,
      socketTimeout: silenceDeadlineMs,
      ...(requeuesMax !== undefined && { maxRequeues: requeuesMax }),
      // Nothing of a mail is read from this machine or the network, whatever stands in it.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { "Auto-Submitted": "auto-generated" } },
  );
  return {
    async send(mail) {
      // As an object, so that nothing in the address can pass for a second one.
      const to = { name: "", address: mail.to };
      try {
        await transport.sendMail({ to, ...writeLetter(mail, sender), ...headersOf(mail, sender) });
      } catch (error) {
        // Its cause is left out: servers repeat addresses in what they answer.
        throw new MailFailure(outcomeOf(error));
      }
    },
    close: () => transport.close(),
  };
}

/** With what mail programs stop a mail by one click (RFC 8058), and know one that came twice. */
function headersOf(mail: Mail, sender: string) {
  if (mail.kind !== "recap" && mail.kind !== "plan") return {};
  const messageId = `<${mail.kind}.${mail.key}@${sender.split("@").at(-1)}>`;
  if (mail.kind === "plan") return { messageId };
  return {
    messageId,
    headers: {
      "List-Unsubscribe": `<${mail.stopUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}

/** `rooms@example.com` of `Rooms <rooms@example.com>`. */
function addressIn(from: string): string {
  return /([^\s<>@]+@[A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? "rooms@localhost";
}

/** Before these the mail itself has not been sent. */
const codesBeforeTheMail = new Set(["EDNS", "EAUTH", "ETLS", "ENOAUTH", "ECONFIG"]);

function outcomeOf(error: unknown): MailFailure["outcome"] {
  // What Nodemailer tells of an error, each perhaps.
  const { responseCode, command, code, syscall } = error as Record<string, unknown>;
  if (typeof responseCode === "number") {
    const isAboutTheMail = command === "RCPT TO" || command === "DATA";
    return responseCode >= 500 && isAboutTheMail ? "refused" : "not-taken";
  }
  const isBefore = syscall === "connect" || codesBeforeTheMail.has(String(code));
  return isBefore ? "not-taken" : "unknown";
}
