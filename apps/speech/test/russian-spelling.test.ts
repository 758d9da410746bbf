import { expect, it } from "vitest";
import { loadRussian } from "../src/recogniser/dictionary.ts";
import { respelled } from "../src/recogniser/russian-spelling.ts";

const isWord = await loadRussian();

it.each([
  ["в сицевом апрятном платье", "в ситцевом опрятном платье"],
  ["огонии, неистого! затрепитали", "агонии, неистово! затрепетали"],
  ["кожаная фурашка у фантану", "кожаная фуражка у фонтану"],
  ["она впрямь, и он впрям", "она впрямь, и он впрям"],
])("a word written by its sound is written as the word it is: %s", (written, said) => {
  expect(respelled(written, isWord)).toBe(said);
});

it.each([
  ["of the dictionary", "Колонн в чёрном штиблет не жаль, похож на друзей."],
  ["that are names", "Гассиев и Апрятнов"],
  ["that are short", "таску в прод, багов нет"],
  ["of the trade", "созвоны, задеплоить, коммит, бэклог, дашборды, рефакторинг, кубернетис"],
  ["of another language", "apriatnom deploy"],
])("words %s stay as they are", (_, text) => {
  expect(respelled(text, isWord)).toBe(text);
});

it("of several words that sound alike none is taken", () => {
  const has = (word: string): boolean => ["компания", "кампания"].includes(word);
  expect(respelled("компанья", has)).toBe("компанья");
  expect(respelled("кампонея", has)).toBe("кампонея");
  expect(respelled("компонея", has)).toBe("компонея");
});
