import type { Locale } from "@rooms/contracts/locale";
import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";

const texts = {
  en: {
    title: "Sign in to Rooms",
    as: "You are about to sign in as",
    why: "The link was requested in another browser. If you did not request it, close this page.",
    button: "Sign in",
  },
  ru: {
    title: "Вход в Rooms",
    as: "Вы войдёте как",
    why: "Ссылку запросили в другом браузере. Если это были не вы, закройте страницу.",
    button: "Войти",
  },
} satisfies Record<Locale, Record<string, string>>;

/** Asks before a link is used that this browser did not ask for; the button posts to the link itself. */
export function confirmPage(email: string, locale: Locale): Promise<string> {
  const text = texts[locale];
  return htmlPage({
    locale,
    heading: text.title,
    meta: html`<meta name="referrer" content="same-origin" />`,
    body: html`<p>${text.as} <strong>${email}</strong>.</p>
      <p>${text.why}</p>
      <form method="post"><button>${text.button}</button></form>`,
  });
}
