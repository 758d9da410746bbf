import type { People } from "./people.ts";
import { tagRussianVerb } from "./russian-verbs.ts";

export type LanguageCode = "en" | "ru";

const token = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*|\.\.\.|[,.?!:;…"«»“”–—]/gu;

const contractions: readonly (readonly [RegExp, string])[] = [
  [/ (do|does|did|is|are|was|were|would|should|could|has|have|had)nt /g, " $1 not "],
  [/ cant /g, " can not "],
  [/ wont /g, " will not "],
  [/ (that|there|what|who|where|how|here)s /g, " $1 is "],
  [/ (?:lets) /g, " let us "],
  [/ im /g, " i am "],
  [/ its (?=[a-z]+(?:ed|ing) )/g, " it is "],
  [/ (you|they)re /g, " $1 are "],
  [/ (i|you|we|they)ve /g, " $1 have "],
  [/ cause /g, " because "],
  [/ let's /g, " let us "],
  [/ (?:can't|cannot) /g, " can not "],
  [/ won't /g, " will not "],
  [/ shan't /g, " shall not "],
  [/ ain't /g, " is not "],
  [/n't /g, " not "],
  [/ i'm /g, " i am "],
  [/'ll /g, " will "],
  [/'ve /g, " have "],
  [/'re /g, " are "],
  [/'d /g, " would "],
  [
    / (it|that|there|what|who|where|how|he|she|here|when|one|everything|everyone|someone|somebody|nobody)'s /g,
    " $1 is ",
  ],
  [/ gonna /g, " going to "],
  [/ wanna /g, " want to "],
  [/ (?:'s |is |has |have )?(?:gotta|got to) /g, " have to "],
  [/ would better /g, " should "],
  [/ had better /g, " should "],
  [/ (?:ought to) /g, " should "],
  [/ (@\d+)'s (?=going|not|got|on |to |[a-z]+ing )/g, " $1 is "],
  [/ everybody /g, " everyone "],
  [/ somebody /g, " someone "],
  [/ anybody /g, " anyone "],
  [/ yea?h?p? /g, " yes "],
  [/ (?:yup|yep|aye|yeah) /g, " yes "],
  [/ ok /g, " okay "],
];

const fillers = {
  en: / (?:uh|um|uhm|erm|er|ah|hmm|hm|mm|(?<!(?:let|if|as|do|did|that|what) )you know|i mean|kind of|sort of|just|really|basically|literally|honestly|quickly|simply|also|definitely|certainly|obviously|probably|maybe|perhaps|quite|well|like,)(?= )/g,
  ru: / (?:э|эм|эээ|мм|ммм|ну|вот|как бы(?! (?:вы|ты|мы|вам|тебе|нам) )|типа|короче|там|просто|же|ведь|кстати|значит|собственно|вообще|в общем|в принципе|наверное|наверно|пожалуй|по идее|скажем|как раз|еще|все-таки|вроде|всё-таки|так сказать|кажется|видимо|быстро|быстренько|обязательно|точно|лично)(?= )/g,
} as const;

/** The form that rules are written for: see `Sentence.norm`. Starts and ends with a space, so that a space is a word's edge. */
export function normalise(text: string, language: LanguageCode, people: People): string {
  const words = text.replaceAll("’", "'").match(token) ?? [];
  // Some engines write no capitals at all.
  const lower = !/\p{Lu}/u.test(text);
  const named = words.map((word, at) => {
    const person = people.indexOfWord(word, { opensSentence: at === 0, lower });
    if (word === "IT") return "i.t.";
    const possessive = /'s$/.test(word) ? "'s" : "";
    return person === null ? word.toLowerCase().replaceAll("ё", "е") : `@${person}${possessive}`;
  });
  let norm = ` ${withPatronymics(named).join(" ")} `;
  if (language === "en") for (const [from, to] of contractions) norm = norm.replace(from, to);
  norm = norm.replace(fillers[language], "").replace(fillers[language], "");
  norm = collapse(norm);
  return language === "ru" ? tagVerbs(norm) : norm;
}

const patronymic =
  /^[а-я]{2,}(?:[оеё]вич|[оеё]вн|ичн|иничн|[а-я]ыч|льич|мич)(?:а|у|ем|е|ы|ой|ою)?$/;

/** "Ольга Петровна" is another than the Olga who is there, unless the patronymic is hers too. */
function withPatronymics(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const [next, isName] = [words[at + 1], /^@\d+/.test(word)];
    if (isName && next !== undefined && patronymic.test(next)) return [];
    // One person in two words: the second tells two of a name apart.
    return isName && next !== undefined && /^@\d+/.test(next) && !word.endsWith("'s") ? [] : [word];
  });
}

/** "if I, if I drop" → "if i drop"; commas around fillers that went. */
function collapse(norm: string): string {
  return norm
    .replace(/(?: ,)+/g, " ,")
    .replace(/ ((?:[^ ,]+ ){1,3}), (?=\1)/g, " ")
    .replace(/ ([^ @]+) (?=\1 )/g, " ")
    .replace(/(@\d+)(?: @\d+)+/g, (names, first: string) =>
      new Set(names.split(" ")).size === 1 ? first : names,
    )
    .replace(/^ , /, " ")
    .replace(/ {2,}/g, " ");
}

function tagVerbs(norm: string): string {
  return ` ${norm.trim().split(" ").map(tagRussianVerb).join(" ")} `;
}
