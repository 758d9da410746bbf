import type { Mail } from "@rooms/domain/shared/mailer";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSmtpMailer } from "../../src/mail/index.ts";
import { startMailServer } from "../../src/mail/testing/index.ts";

const url = "https://rooms.example.com/invite/abc?x=1&y=2";
const signIn = { kind: "sign-in", to: "ann@example.com", locale: "en", url, minutes: 15 } as const;
const invitation = {
  kind: "invitation",
  to: "ann@example.com",
  locale: "en",
  url,
  inviter: "Bob",
  space: "Team",
  days: 7,
} as const;

async function startMailer() {
  const server = await startMailServer();
  const mailer = createSmtpMailer({ url: server.url, from: "Rooms <rooms@example.com>" });
  onTestFinished(async () => {
    mailer.close();
    await server.stop();
  });
  const post = async (mail: Mail) => {
    await mailer.send(mail);
    return server.mailTo(mail.to);
  };
  return { server, mailer, post };
}

describe("a mail", () => {
  it("carries its link in plain text and as HTML, and loads nothing", async () => {
    const { post } = await startMailer();
    const mail = await post(signIn);
    expect(mail).toMatchObject({ from: "rooms@example.com", recipients: ["ann@example.com"] });
    expect(mail.subject).toBe("Sign in to Rooms");
    expect(mail.text).toContain(`\n${url}\n`);
    expect(mail.text).toContain("within 15 minutes");
    expect(mail.html).toContain(`href="https://rooms.example.com/invite/abc?x=1&amp;y=2"`);
    expect(mail.html).not.toMatch(/<img|<script|src=|@import/i);
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it.each([
    [{ ...signIn, locale: "ru", minutes: 15 }, "Вход в Rooms", "15 минут"],
    [{ ...signIn, locale: "ru", minutes: 2 }, "Вход в Rooms", "2 минуты"],
    [{ ...invitation, locale: "ru" }, "Bob приглашает вас в «Team» в Rooms", "7 дней"],
    [{ ...invitation, locale: "en" }, "Bob invites you to Team on Rooms", "7 days"],
  ] as const)("is written in the reader's language", async (mail, subject, text) => {
    const { post } = await startMailer();
    const received = await post(mail);
    expect(received.subject).toBe(subject);
    expect(received.text).toContain(text);
  });

  it("goes to one mailbox, whatever the address tries", async () => {
    const { server, mailer } = await startMailer();
    for (const to of [
      "ann@example.com, eve@evil.example",
      "ann@example.com\r\nBcc: eve@evil.example",
      "ann@example.com> RCPT TO:<eve@evil.example",
    ]) {
      await mailer.send({ ...signIn, to }).catch(() => undefined);
    }
    expect(server.mails.flatMap(({ recipients }) => recipients)).not.toContain("eve@evil.example");
  });

  it("makes no markup, header or link of a stranger's names", async () => {
    const { post } = await startMailer();
    const mail = await post({
      ...invitation,
      inviter: "<b>Eve</b>\r\nBcc: eve@evil.example",
      space: `https://evil.example/login ${"x".repeat(200)}`,
    });
    expect(mail.recipients).toEqual(["ann@example.com"]);
    expect(mail.html).not.toContain("<b>");
    expect(mail.html).toContain("&lt;b&gt;Eve");
    for (const part of [mail.subject, mail.text, mail.html]) {
      expect(part).not.toMatch(/evil\.example|https:\/\/evil|eve@evil/);
      expect(part).not.toContain("x".repeat(81));
    }
    expect(mail.headers.has("bcc")).toBe(false);
  });

  it("that no server takes is a failure, not a silence", async () => {
    const { server, mailer } = await startMailer();
    server.refuseAll();
    await expect(mailer.send(signIn)).rejects.toThrow();
    const unreachable = createSmtpMailer({ url: "smtp://127.0.0.1:1", from: "rooms@example.com" });
    onTestFinished(() => unreachable.close());
    await expect(unreachable.send(signIn)).rejects.toThrow();
  });
});
