import type { Locale } from "@rooms/contracts/locale";
import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";

const texts = {
  en: {
    title: "Too many requests",
    lead: "There were too many sign-in attempts from your network.",
    wait: (seconds: number) => `This page tries again in ${seconds} s.`,
  },
  ru: {
    title: "Слишком много запросов",
    lead: "Из вашей сети было слишком много попыток входа.",
    wait: (seconds: number) => `Страница повторит попытку через ${seconds} с.`,
  },
} satisfies Record<Locale, unknown>;

/** The answer to a rate-limited link from a mail: a page in place of a problem document, which retries by itself. */
export function limitedPage(seconds: number, locale: Locale): Promise<string> {
  const text = texts[locale];
  return htmlPage({
    locale,
    heading: text.title,
    meta: html`<meta name="referrer" content="same-origin" />
      <meta http-equiv="refresh" content="${seconds}" />`,
    body: html`<p>${text.lead}</p>
      <p>${text.wait(seconds)}</p>`,
  });
}
