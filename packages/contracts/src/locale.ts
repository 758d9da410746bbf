/** The languages that people are spoken to in. */
export const locales = ["en", "ru"] as const;
export type Locale = (typeof locales)[number];
/** Holds the visitor's choice. */
export const localeCookie = "locale";

/** The language of a visitor: their choice, else the best of what the browser asks for, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", quality] = part.trim().split(";q=");
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1), index };
    })
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ language }) => language);
  return wanted.find(isLocale) ?? "en";
}

function isLocale(value: string | undefined): value is Locale {
  return value === "en" || value === "ru";
}
