const turns =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/**
 * A person's words inside a string of ours, such as an `aria-label` or the title of a page; among elements `<bdi>` does the
 * same. Words that turn the direction of writing are isolated, and overrides and isolates within them cannot end that.
 */
export function isolate(words: string): string {
  return turns.test(words)
    ? `\u2068${words.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`
    : words;
}
