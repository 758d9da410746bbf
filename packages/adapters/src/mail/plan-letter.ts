import { calendarFile, calendarUid } from "@rooms/domain/sessions/calendar-file";
import type { Correspondent } from "@rooms/domain/invitees/invitee";
import type { CalendarEntry } from "@rooms/domain/sessions/calendar-file";
import type { Mail } from "@rooms/domain/shared/mailer";
import { escaped, plain } from "./plain.ts";
import type { Letter } from "./letter.ts";

type Plan = Extract<Mail, { kind: "plan" }>;

const titleLengthMax = 160;

const words = {
  en: {
    untitled: "Session",
    subject: {
      new: (title: string, when: string) => `Invitation: ${title}, ${when}`,
      updated: (title: string, when: string) => `Changed: ${title}, ${when}`,
      cancelled: (title: string, when: string) => `Cancelled: ${title}, ${when}`,
    },
    lead: {
      new: "You are invited to a video session on Rooms.",
      updated: "The plan of this video session has changed. These are the current details.",
      cancelled: "This session is cancelled, or you are no longer invited to it.",
    },
    join: "Join",
    from: (who: string, space: string) => `${who} invites you, from the space “${space}” on Rooms.`,
    fromSpace: (space: string) => `You are invited from the space “${space}” on Rooms.`,
    after: "If you do not know the sender, ignore this mail.",
  },
  ru: {
    untitled: "Сессия",
    subject: {
      new: (title: string, when: string) => `Приглашение: ${title}, ${when}`,
      updated: (title: string, when: string) => `Изменено: ${title}, ${when}`,
      cancelled: (title: string, when: string) => `Отменено: ${title}, ${when}`,
    },
    lead: {
      new: "Вас приглашают на видеосессию в Rooms.",
      updated: "План этой сессии изменился. Вот как он выглядит теперь.",
      cancelled: "Эта сессия отменена, или вас на неё больше не приглашают.",
    },
    join: "Войти",
    from: (who: string, space: string) =>
      `Вас приглашает ${who} из пространства «${space}» в Rooms.`,
    fromSpace: (space: string) => `Вас приглашают из пространства «${space}» в Rooms.`,
    after: "Если отправитель вам незнаком, просто удалите письмо.",
  },
} as const;

/** An invitation, its change or its end, with the entry for a calendar; `sender` is the address it is sent from. */
export function writePlanLetter(mail: Plan, sender: string): Letter {
  const own = words[mail.locale];
  const title = mail.title === null ? own.untitled : plain(mail.title, titleLengthMax);
  const entry = entryOf(mail, { title, sender });
  return {
    subject: own.subject[mail.change](title, startText(mail)),
    text: textOf(mail, title),
    html: htmlOf(mail, title),
    ...(mail.organizer && {
      replyTo: { name: plain(mail.organizer.name), address: mail.organizer.address },
    }),
    icalEvent: {
      method: entry.method,
      filename: "invite.ics",
      content: calendarFile(entry, mail.writtenAt),
    },
  };
}

function entryOf(mail: Plan, { title, sender }: { title: string; sender: string }): CalendarEntry {
  const { organizer, url, slug } = mail;
  const { hostname } = new URL(url);
  return {
    method: mail.change === "cancelled" ? "CANCEL" : "REQUEST",
    uid: calendarUid("session", { slug, hostname }),
    revision: mail.sequence,
    plan: mail,
    title,
    description: `${fromText(mail)}\n${words[mail.locale].join}: ${url}`,
    link: url,
    organizer: organizer
      ? { name: plain(organizer.name), address: organizer.address, sentBy: sender }
      : { name: "Rooms", address: sender },
    // Without a planner no mailbox reads answers.
    attendee: { address: mail.to, mayAnswer: organizer !== null },
  };
}

function textOf(mail: Plan, title: string): string {
  const own = words[mail.locale];
  const head = `${title}\n${whenText(mail)}`;
  const link = mail.change === "cancelled" ? [] : [`${own.join}:\n${mail.url}`];
  const parts = [own.lead[mail.change], head, ...link, `${fromText(mail)} ${own.after}`];
  return `${parts.join("\n\n")}\n`;
}

function htmlOf(mail: Plan, title: string): string {
  const own = words[mail.locale];
  const muted = "color:#5c5c66";
  const link = escaped(mail.url);
  const isOff = mail.change === "cancelled";
  const button = `<p style="margin:24px 0 8px"><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:12px;background:#2f4fd8;color:#ffffff;text-decoration:none;font-weight:600">${escaped(own.join)}</a></p>
<p style="${muted};font-size:13px;word-break:break-all">${link}</p>`;
  return `<!doctype html>
<html lang="${mail.locale}">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c22;background:#ffffff">
<p style="margin:0 0 16px">${escaped(own.lead[mail.change])}</p>
<h1 style="margin:0;font-size:22px;line-height:1.25${isOff ? ";text-decoration:line-through" : ""}">${escaped(title)}</h1>
<p style="margin:4px 0 0;${muted}">${escaped(whenText(mail))}</p>
${isOff ? "" : button}
<p style="margin:24px 0 0;${muted};font-size:13px">${escaped(fromText(mail))} ${escaped(own.after)}</p>
</body>
</html>
`;
}

function fromText({ locale, inviter, space }: Plan): string {
  const own = words[locale];
  return inviter ? own.from(whoText(inviter), plain(space)) : own.fromSpace(plain(space));
}

function whoText({ name, address }: Correspondent): string {
  return name === address ? plain(name) : `${plain(name)} (${plain(address)})`;
}

// The day before the month, as in most of the world.
const dateLocales = { en: "en-GB", ru: "ru" } as const;

function startText({ locale, timeZone, startAt }: Plan): string {
  const style = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(dateLocales[locale], { timeZone, ...style }).format(startAt);
}

/** The time by the clocks of the space, which is named: those of the reader are not known. */
function whenText({ locale, timeZone, startAt, durationMinutes }: Plan): string {
  const endAt = new Date(startAt.getTime() + durationMinutes * 60_000);
  const style = { dateStyle: "full", timeStyle: "short" } as const;
  const format = new Intl.DateTimeFormat(dateLocales[locale], { timeZone, ...style });
  return `${format.formatRange(startAt, endAt)} (${timeZone})`;
}
