import { createHash } from "node:crypto";
import type { Locale } from "@rooms/contracts/locale";
import { html, raw } from "hono/html";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 15vh auto 0; max-width: 26rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
strong { overflow-wrap: anywhere; }
button { font: inherit; font-weight: 600; padding: 0.75rem 1.5rem; border: 0; border-radius: 0.75rem; background: #2f4fd8; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;

/** For the Content-Security-Policy. */
export const confirmStyleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const texts = {
  en: {
    title: "Sign in to Rooms",
    as: "You are about to sign in as",
    why: "The link was asked for in another browser. If you did not ask for it, close this page.",
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
export async function confirmPage(email: string, locale: Locale): Promise<string> {
  const text = texts[locale];
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <title>${text.title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${text.title}</h1>
          <p>${text.as} <strong>${email}</strong>.</p>
          <p>${text.why}</p>
          <form method="post"><button>${text.button}</button></form>
        </main>
      </body>
    </html>`;
  return (await page).toString();
}
