// Hebrew, Arabic and their neighbours, their forms of presentation, N'Ko, Adlam, and marks of direction.
const turns =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200e\u200f\u202a-\u202e\u2066-\u2069]|\ud83a[\udd00-\udd5f]/;

/**
 * A person's words inside a string of ours, such as an `aria-label` or the title of a page; among elements `<bdi>` does the
 * same. Words that turn the direction of writing are isolated, and overrides and isolates within them cannot end that.
 */
export function isolate(words: string): string {
  return turns.test(words)
    ? `\u2068${words.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`
    : words;
}
