import { chooseLocale } from "@rooms/contracts/locale";
import type { Locale } from "@rooms/contracts/locale";
import en from "../i18n/messages/en.json";
import ru from "../i18n/messages/ru.json";
import type { Trouble } from "./page-start.ts";

const messages = { en: en.errors, ru: ru.errors };

/** `errors.limitedText`, written out: a build compiles messages with values in them for next-intl, which is not here. */
const limitedText = {
  en: (seconds: string) =>
    `Too many requests from your network. This page tries again in ${seconds} s.`,
  ru: (seconds: string) =>
    `Из вашей сети приходит слишком много запросов. Страница повторит попытку через ${seconds} с.`,
};

// The colours are those of the style sheet, which is not asked for: this page stands when little else can be had.
const style = `
:root { color-scheme: light dark; font: 16px/1.5 Inter, system-ui, sans-serif; background: light-dark(#fafaf7, #131617); color: light-dark(#1a1d1f, #eef0f0); }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; }
main { max-width: 28rem; padding: 3rem 1.5rem; text-align: center; }
h1 { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.2; text-wrap: balance; }
p { margin: 0.5rem 0 2rem; color: light-dark(#5a5f63, #a3abb0); text-wrap: balance; font-variant-numeric: tabular-nums; }
a { display: inline-block; margin: 0.25rem; min-height: 2.75rem; padding: 0 1.25rem; border-radius: 0.75rem; line-height: 2.75rem; font-weight: 500; text-decoration: none; color: inherit; }
a:first-of-type { background: light-dark(#0b6478, #6bcadc); color: light-dark(#fff, #06222a); }
a:focus-visible { outline: 2px solid light-dark(#0a7c98, #6bcadc); outline-offset: 2px; }
`;

/** A whole office is told to come back at the same moment: it comes back over so long. */
const spreadMs = 4_000;

interface TroublePage {
  readonly trouble: Trouble;
  /** Of the person's choice and of their browser. */
  readonly language: { readonly chosen: string | undefined; readonly accepted: string | null };
  readonly nonce: string;
}

/**
 * What stands in the place of a page that cannot be begun, under its address. A page of Next's would come with 200 or by a
 * rewrite, which Next takes for another server's when it listens on a numeric address (16.4.6).
 */
export function troublePage({ trouble, language, nonce }: TroublePage): string {
  const locale = chooseLocale(language.chosen, language.accepted);
  const text = messages[locale];
  const { title, lead, action } = saying(trouble, locale);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${title} · Rooms</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${lead}</p>
${action}
<a href="/">${text.home}</a>
</main>
${trouble.kind === "limited" ? `<script nonce="${nonce}">${countdown(trouble.seconds, text.limitedNow)}</script>` : ""}
</body>
</html>
`;
}

interface Saying {
  readonly title: string;
  readonly lead: string;
  /** The first link, if there is one besides the start page. */
  readonly action: string;
}

function saying(trouble: Trouble, locale: Locale): Saying {
  const text = messages[locale];
  const again = `<a href="">${text.tryAgain}</a>`;
  switch (trouble.kind) {
    case "limited": {
      const left = `<span id="left">${trouble.seconds}</span>`;
      return { title: text.limitedTitle, lead: limitedText[locale](left), action: again };
    }
    case "away":
      return { title: text.title, lead: text.text, action: again };
    case "missing": {
      const href = `/signin?next=${encodeURIComponent(trouble.path)}`;
      const action = trouble.signedIn ? "" : `<a href="${href}">${text.signInToView}</a>`;
      return { title: text.notFoundTitle, lead: text.notFoundText, action };
    }
  }
}

function countdown(seconds: number, now: string): string {
  return `
const left = document.getElementById("left"), again = performance.now() + ${seconds * 1000};
setInterval(() => {
  const seconds = Math.ceil((again - performance.now()) / 1000);
  if (seconds > 0) left.textContent = seconds;
  else left.parentElement.textContent = ${JSON.stringify(now)};
}, 500);
setTimeout(() => location.reload(), ${seconds * 1000} + Math.random() * ${spreadMs});
`;
}
