import type { Mail } from "@rooms/domain/shared/mailer";
import { escaped, plain } from "./plain.ts";
import { writePlanLetter } from "./plan-letter.ts";
import { writeRecapLetter } from "./recap-letter.ts";
import { invitationWords, signInWords } from "./texts.ts";
import type { Words } from "./texts.ts";

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo?: { readonly name: string; readonly address: string };
  /** For the reader's calendar. */
  readonly icalEvent?: {
    readonly method: string;
    readonly filename: string;
    readonly content: string;
  };
}

/** A mail as words, plain and as HTML without anything to be loaded; `sender` is the address it is sent from. */
export function writeLetter(mail: Mail, sender: string): Letter {
  if (mail.kind === "recap") return writeRecapLetter(mail);
  if (mail.kind === "plan") return writePlanLetter(mail, sender);
  const words = wordsOf(mail);
  const { subject, lead, after } = words;
  return {
    subject,
    text: `${lead}\n\n${mail.url}\n\n${after}\n`,
    html: htmlOf(words, mail),
  };
}

type ShortMail = Exclude<Mail, { kind: "recap" | "plan" }>;

function wordsOf(mail: ShortMail): Words {
  if (mail.kind === "sign-in") return signInWords[mail.locale](mail);
  const { inviter, space } = mail;
  return invitationWords[mail.locale]({ ...mail, inviter: plain(inviter), space: plain(space) });
}

function htmlOf({ subject, lead, button, after }: Words, { url, locale }: ShortMail): string {
  const link = escaped(url);
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c22;background:#ffffff">
<p>${escaped(lead)}</p>
<p><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:12px;background:#2f4fd8;color:#ffffff;text-decoration:none;font-weight:600">${escaped(button)}</a></p>
<p style="color:#5c5c66">${escaped(after)}</p>
<p style="color:#5c5c66;font-size:13px;word-break:break-all">${link}</p>
</body>
</html>
`;
}
