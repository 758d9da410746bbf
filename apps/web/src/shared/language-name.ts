/** A language in the words of the page: "English", "английский"; its code where the browser has no name for it. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Russian and English", in the order they were chosen; no capital, for the middle of a sentence. */
export function languageList(codes: readonly string[], locale: string): string {
  const names = codes.map((code) => languageName(code, locale));
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

export function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
