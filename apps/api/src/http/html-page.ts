import { createHash } from "node:crypto";
import type { Locale } from "@rooms/contracts/locale";
import { html, raw } from "hono/html";

// The colours are those of the web app, whose style sheet is not asked for.
const style = `
:root { color-scheme: light dark; font: 16px/1.5 Inter, system-ui, sans-serif; background: light-dark(#fafaf7, #131617); color: light-dark(#1a1d1f, #eef0f0); }
body { margin: 15vh auto 0; max-width: 24rem; padding: 0 1rem; }
h1 { margin: 0 0 1.5rem; font-size: 1.75rem; font-weight: 600; line-height: 1.2; letter-spacing: -0.02em; }
p { margin: 0 0 1rem; text-wrap: pretty; }
p + p { color: light-dark(#5a5f63, #a3abb0); }
strong { font-weight: 600; overflow-wrap: anywhere; }
button { width: 100%; margin-top: 0.5rem; min-height: 2.75rem; padding: 0.5rem 1.5rem; border: 0; border-radius: 0.75rem; background: light-dark(#0b6478, #6bcadc); color: light-dark(#fff, #06222a); font: inherit; font-weight: 500; cursor: pointer; }
button:hover { background: light-dark(#084f60, #8fd8e6); }
button:focus-visible { outline: 2px solid light-dark(#0a7c98, #6bcadc); outline-offset: 2px; }
`;

/** For the Content-Security-Policy. */
export const pageStyleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

type Html = ReturnType<typeof html>;

interface HtmlPage {
  locale: Locale;
  /** Of the window; the heading's words where it is left out. */
  title?: string;
  heading: string;
  /** What this page says to browsers and search engines beside what every page says. */
  meta: Html;
  /** Under the heading. */
  body: Html;
}

/** The few pages that the api itself shows; none has a script. */
export async function htmlPage({ locale, heading, title = heading, meta, body }: HtmlPage) {
  const page = await html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${meta}
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return page.toString();
}
