import type { Mail } from "@rooms/domain/shared/mailer";
import { escaped, plain } from "./plain.ts";

type Recap = Extract<Mail, { kind: "recap" }>;

const lineLengthMax = 500;

const words = {
  en: {
    untitled: "Untitled session",
    subject: (title: string, day: string) => `Recap: ${title}, ${day}`,
    summary: "Summary",
    decisions: "Decisions",
    yours: "Your tasks",
    tasks: "Tasks",
    otherTasks: "Other tasks",
    nothing: "No summary could be made of what was said. The transcript is in the recap.",
    due: (day: string) => `due ${day}`,
    open: "Open the recap",
    why: "You get this mail because you took part in the session and your space sends recaps by mail.",
    stop: "Stop these mails",
  },
  ru: {
    untitled: "Сессия без названия",
    subject: (title: string, day: string) => `Итоги: ${title}, ${day}`,
    summary: "Кратко",
    decisions: "Решения",
    yours: "Ваши задачи",
    tasks: "Задачи",
    otherTasks: "Другие задачи",
    nothing: "Подвести итоги по сказанному не удалось. Расшифровка — на странице итогов.",
    due: (day: string) => `до ${day}`,
    open: "Открыть итоги",
    why: "Вы получили это письмо, потому что участвовали в сессии, а её пространство рассылает итоги.",
    stop: "Не присылать такие письма",
  },
} as const;

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What came of a session: every line of it is a stranger's word, one line, and no link. */
export function writeRecapLetter(mail: Recap): { subject: string; text: string; html: string } {
  const own = words[mail.locale];
  const title = mail.title === null ? own.untitled : plain(mail.title);
  const subject = own.subject(title, dayText(mail, mail.startedAt));
  const head = { title, when: whenText(mail) };
  const sections = sectionsOf(mail);
  return { subject, text: textOf(mail, head, sections), html: htmlOf(mail, head, sections) };
}

function sectionsOf(mail: Recap): Section[] {
  const own = words[mail.locale];
  const line = (text: string): string => plain(text, lineLengthMax);
  const task = ({ text, owner, dueOn }: Recap["tasks"][number]): string => {
    const about = [
      ...(owner === null ? [] : [plain(owner)]),
      ...(dueOn === null ? [] : [own.due(dayText({ ...mail, timeZone: "UTC" }, new Date(dueOn)))]),
    ];
    return about.length === 0 ? line(text) : `${line(text)} (${about.join(", ")})`;
  };
  const mine = mail.tasks.filter(({ isReaders }) => isReaders);
  const others = mail.tasks.filter(({ isReaders }) => !isReaders);
  return [
    { heading: own.summary, lines: mail.summary.map(line) },
    { heading: own.decisions, lines: mail.decisions.map(line) },
    { heading: own.yours, lines: mine.map(task) },
    { heading: mine.length > 0 ? own.otherTasks : own.tasks, lines: others.map(task) },
  ].filter(({ lines }) => lines.length > 0);
}

interface Head {
  readonly title: string;
  readonly when: string;
}

function textOf(mail: Recap, { title, when }: Head, sections: readonly Section[]): string {
  const own = words[mail.locale];
  const parts = sections.map(
    ({ heading, lines }) => `${heading}\n${lines.map((line) => `- ${line}`).join("\n")}`,
  );
  const body = parts.length === 0 ? [own.nothing] : parts;
  const links = `${own.open}:\n${mail.url}`;
  return `${[`${title}\n${when}`, ...body, links, `${own.why}\n${own.stop}:\n${mail.stopUrl}`].join("\n\n")}\n`;
}

function htmlOf(mail: Recap, { title, when }: Head, sections: readonly Section[]): string {
  const own = words[mail.locale];
  const muted = "color:#5c5c66";
  const parts = sections.map(
    ({ heading, lines }) => `<h2 style="margin:24px 0 8px;font-size:16px">${escaped(heading)}</h2>
<ul style="margin:0;padding-left:20px">
${lines.map((line) => `<li style="margin:4px 0">${escaped(line)}</li>`).join("\n")}
</ul>`,
  );
  return `<!doctype html>
<html lang="${mail.locale}">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c22;background:#ffffff">
<h1 style="margin:0;font-size:22px;line-height:1.25">${escaped(title)}</h1>
<p style="margin:4px 0 0;${muted}">${escaped(when)}</p>
${parts.length === 0 ? `<p>${escaped(own.nothing)}</p>` : parts.join("\n")}
<p style="margin:28px 0"><a href="${escaped(mail.url)}" style="display:inline-block;padding:12px 24px;border-radius:12px;background:#2f4fd8;color:#ffffff;text-decoration:none;font-weight:600">${escaped(own.open)}</a></p>
<p style="${muted};font-size:13px">${escaped(own.why)} <a href="${escaped(mail.stopUrl)}" style="${muted}">${escaped(own.stop)}</a></p>
</body>
</html>
`;
}

// The day before the month, as in most of the world.
const dateLocales = { en: "en-GB", ru: "ru" } as const;

function dayText({ locale, timeZone }: Pick<Recap, "locale" | "timeZone">, at: Date): string {
  return format(at, { locale, timeZone, dateStyle: "medium" });
}

function whenText({ locale, timeZone, startedAt }: Recap): string {
  const when = format(startedAt, { locale, timeZone, dateStyle: "full", timeStyle: "short" });
  return `${when} (${timeZone})`;
}

function format(
  at: Date,
  { locale, ...options }: { locale: Recap["locale"] } & Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(dateLocales[locale], options).format(at);
}
