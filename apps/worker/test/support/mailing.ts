import { startMailServer } from "@rooms/adapters/mail/testing";
import { onTestFinished } from "vitest";
import { composeMailing } from "../../src/compose-mail.ts";

export const mailSecret = "auth-secret-of-at-least-32-characters";

/** The mailing as the process composes it, on a mail server of its own, for one test. */
export async function startMailing() {
  const server = await startMailServer();
  const mailing = composeMailing({
    SMTP_URL: server.url,
    MAIL_FROM: "Rooms <rooms@example.com>",
    AUTH_SECRET: mailSecret,
    PUBLIC_URL: "https://rooms.example.com",
  });
  if (!mailing) throw new Error("no mailing");
  onTestFinished(async () => {
    mailing.mailer.close();
    await server.stop();
  });
  return { server, ...mailing };
}
