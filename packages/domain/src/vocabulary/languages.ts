/**
 * Languages that may be chosen for speech: Gladia's codes for transcription. ISO 639-1, except Hawaiian (`haw`) and
 * Javanese (`jw`).
 */
export const spokenLanguages = [
  ...([
    "af",
    "am",
    "ar",
    "as",
    "az",
    "ba",
    "be",
    "bg",
    "bn",
    "bo",
    "br",
    "bs",
    "ca",
    "cs",
  ] as const),
  ...([
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fo",
    "fr",
    "gl",
    "gu",
  ] as const),
  ...([
    "ha",
    "haw",
    "he",
    "hi",
    "hr",
    "ht",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "jw",
    "ka",
  ] as const),
  ...([
    "kk",
    "km",
    "kn",
    "ko",
    "la",
    "lb",
    "ln",
    "lo",
    "lt",
    "lv",
    "mg",
    "mi",
    "mk",
    "ml",
  ] as const),
  ...([
    "mn",
    "mr",
    "ms",
    "mt",
    "my",
    "ne",
    "nl",
    "nn",
    "no",
    "oc",
    "pa",
    "pl",
    "ps",
    "pt",
  ] as const),
  ...([
    "ro",
    "ru",
    "sa",
    "sd",
    "si",
    "sk",
    "sl",
    "sn",
    "so",
    "sq",
    "sr",
    "su",
    "sv",
    "sw",
  ] as const),
  ...([
    "ta",
    "te",
    "tg",
    "th",
    "tk",
    "tl",
    "tr",
    "tt",
    "uk",
    "ur",
    "uz",
    "vi",
    "yi",
    "yo",
  ] as const),
  "zh",
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** One code: that language is spoken. Several: people switch between these. None: the engine finds out. */
export type LanguageSetting = readonly SpokenLanguage[];
/** Gladia advises no more for switching. */
export const languagesMax = 5;

/** In whatever order: no language comes before another. */
export function isSameSetting(a: LanguageSetting, b: LanguageSetting): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}

/** Of a space whose maker's language is not known. */
export const languagesDefault: LanguageSetting = ["en"];

/** `fetching`: the speech server is getting what it needs for it. `missing`: it is not heard here. */
export const languageStates = ["ready", "fetching", "missing"] as const;
