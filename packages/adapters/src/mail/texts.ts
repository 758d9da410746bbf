import type { Mail } from "@rooms/domain/shared/mailer";

/** The words of a letter; what is inserted has been made plain before. */
export interface Words {
  readonly subject: string;
  readonly lead: string;
  readonly button: string;
  readonly after: string;
}

type Inserts<Kind extends Mail["kind"]> = Omit<
  Extract<Mail, { kind: Kind }>,
  "kind" | "to" | "url"
>;

const minutesRu = plural("ru", { one: "минуту", few: "минуты", many: "минут" });
const daysRu = plural("ru", { one: "день", few: "дня", many: "дней" });
const minutesEn = plural("en", { one: "minute", many: "minutes" });
const daysEn = plural("en", { one: "day", many: "days" });

export const signInWords: Record<Mail["locale"], (mail: Inserts<"sign-in">) => Words> = {
  en: ({ minutes }) => ({
    subject: "Sign in to Rooms",
    lead: "Follow this link to sign in to Rooms.",
    button: "Sign in",
    after: `It works once, within ${minutesEn(minutes)}. If you did not request it, ignore this mail: no one can sign in without it.`,
  }),
  ru: ({ minutes }) => ({
    subject: "Вход в Rooms",
    lead: "Перейдите по ссылке, чтобы войти в Rooms.",
    button: "Войти",
    after: `Ссылка сработает один раз и действует ${minutesRu(minutes)}. Если вы её не запрашивали, просто удалите письмо: без ссылки никто не войдёт.`,
  }),
};

export const invitationWords: Record<Mail["locale"], (mail: Inserts<"invitation">) => Words> = {
  en: ({ inviter, space, days }) => ({
    subject: `${inviter} invites you to ${space} on Rooms`,
    lead: `${inviter} invites you to the space “${space}” on Rooms: video sessions with a live transcript.`,
    button: "See the invitation",
    after: `It is for this address only and valid for ${daysEn(days)}. If you do not know who sent it, ignore this mail.`,
  }),
  ru: ({ inviter, space, days }) => ({
    subject: `${inviter} приглашает вас в «${space}» в Rooms`,
    lead: `${inviter} приглашает вас в пространство «${space}» в Rooms: видеосессии с расшифровкой.`,
    button: "Открыть приглашение",
    after: `Приглашение действует ${daysRu(days)} и только для этого адреса. Если отправитель вам незнаком, просто удалите письмо.`,
  }),
};

function plural(
  locale: Mail["locale"],
  forms: { one: string; few?: string; many: string },
): (count: number) => string {
  return (count) => {
    const category = new Intl.PluralRules(locale).select(count);
    if (category === "one") return `${count} ${forms.one}`;
    return `${count} ${category === "few" && forms.few !== undefined ? forms.few : forms.many}`;
  };
}
