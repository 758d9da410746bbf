import type { Locale } from "@rooms/contracts/locale";
import { html } from "hono/html";
import { pageStyle } from "../http/page-style.ts";

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

/** For who follows a link in a mail and is not to read a problem document; asks again by itself. */
export async function limitedPage(seconds: number, locale: Locale): Promise<string> {
  const text = texts[locale];
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta http-equiv="refresh" content="${seconds}" />
        <title>${text.title}</title>
        ${pageStyle}
      </head>
      <body>
        <main>
          <h1>${text.title}</h1>
          <p>${text.lead}</p>
          <p>${text.wait(seconds)}</p>
        </main>
      </body>
    </html>`;
  return (await page).toString();
}
