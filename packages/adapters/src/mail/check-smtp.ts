import { createTransport } from "nodemailer";

const deadlineMs = 10_000;

/** Connects to a mail server and signs in, as `createSmtpMailer` does, without a mail. Rejects with the reason of why not. */
export async function checkSmtp(url: string): Promise<void> {
  const deadlines = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs };
  const transport = createTransport({ url, ...deadlines, socketTimeout: deadlineMs });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
