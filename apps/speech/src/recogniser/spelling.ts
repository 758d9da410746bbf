import { loadRussian } from "./dictionary.ts";
import type { Dictionary } from "./dictionary.ts";
import { respelled } from "./russian-spelling.ts";

/** How words are spelled, in the languages that models write by their sound. */
export class Spelling {
  #isRussian: Dictionary | null = null;

  /** Loads what it needs for them. */
  async learn(languages: ReadonlySet<string>): Promise<void> {
    if (languages.has("ru")) this.#isRussian ??= await loadRussian();
  }

  spelled(text: string, language: string): string {
    return language === "ru" && this.#isRussian !== null ? respelled(text, this.#isRussian) : text;
  }
}
