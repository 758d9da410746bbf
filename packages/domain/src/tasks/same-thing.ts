/**
 * Whether two lines say that the same thing is to be done. Two tasks kept apart cost a click, two merged lose one, so
 * every doubt keeps them apart: both have the same words, but for endings, fillers and when it is due.
 */
export function isSameThing(one: string, other: string): boolean {
  const [first, second] = [contentWords(one), contentWords(other)];
  if (first.length < wordsMin || first.length !== second.length) return false;
  if (hasDirection(one) || hasDirection(other)) {
    return first.every((word, index) => isSameWord(word, second[index] ?? ""));
  }
  return sharedWords(first, second) === first.length;
}

/** How much two lines have in common, from 0 to 1: for lines that are known to rest on the same words of a session. */
export function likeness(one: string, other: string): number {
  const [first, second] = [contentWords(one), contentWords(other)];
  const longer = Math.max(first.length, second.length);
  return longer === 0 ? 0 : sharedWords(first, second) / longer;
}

/** The words of a line as they are compared. */
export function normalised(text: string): string {
  return (foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

// "Call Ann" says enough, "do it" does not.
const wordsMin = 2;

function contentWords(text: string): string[] {
  const folded = foldWords(text).replace(dueWords, " ");
  const words = folded.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.map((word) => word.replace(/['’]s$/, "")).filter((word) => !fillers.has(word));
}

function foldWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(contractions, (word) => expanded.get(word.replace("’", "'")) ?? word);
}

// "From Monday to Friday" is not "from Friday to Monday": where words have a direction, their order counts.
function hasDirection(text: string): boolean {
  return /(?<!\p{L})(?:from|instead|before|after|из|от|вместо|перед|после)(?!\p{L})/iu.test(text);
}

function sharedWords(first: readonly string[], second: readonly string[]): number {
  const left = [...second];
  let shared = 0;
  for (const word of first) {
    const index = left.findIndex((candidate) => isSameWord(word, candidate));
    if (index < 0) continue;
    left.splice(index, 1);
    shared += 1;
  }
  return shared;
}

/** Equal but for an ending. Words with digits are names of things: equal or not. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (/\p{N}/u.test(one + other)) return false;
  const cyrillic = /^\p{Script=Cyrillic}+$/u;
  if (cyrillic.test(one) && cyrillic.test(other)) return endsAlike(one, other, russian);
  return endsAlike(one, other, english);
}

interface Endings {
  readonly stemMin: number;
  readonly isPair: (one: string, other: string) => boolean;
}

function endsAlike(one: string, other: string, { stemMin, isPair }: Endings): boolean {
  let length = 0;
  while (length < one.length && one.charAt(length) === other.charAt(length)) length += 1;
  // An ending may begin like another ("и" of "ить", "им"): shorter stems are tried, too.
  for (let stem = length; stem >= stemMin && stem >= length - 3; stem -= 1) {
    if (isPair(one.slice(stem), other.slice(stem))) return true;
  }
  return false;
}

const englishBase = new Set(["", "e", "y"]);
const englishInflected = /^(?:[a-z]?ing|[a-z]?ed|d|es|s|ies|ied)$/;
const english: Endings = {
  stemMin: 3,
  isPair: (one, other) =>
    (englishBase.has(one) && englishInflected.test(other)) ||
    (englishBase.has(other) && englishInflected.test(one)) ||
    (englishInflected.test(one) && englishInflected.test(other)),
};

const russianEndings = new Set(
  (
    " а я о е и ы у ю ь й ой ей ом ем ам ям ах ях ов ев ами ями ою ею " +
    "ый ий ая яя ое ее ые ие ого его ому ему ую юю ых их ым им ыми ими " +
    "ть ти ить ать ять еть ишь ешь ет ит ут ют ат ят лю лет ите ете йте йте ли ла ло л " +
    "ил ила или ал ала али ел ел ена ено ены"
  ).split(" "),
);
const russian: Endings = {
  stemMin: 4,
  isPair: (one, other) => russianEndings.has(one) && russianEndings.has(other),
};

const weekdays =
  "monday|tuesday|wednesday|thursday|friday|saturday|sunday|" +
  "понедельник[ау]?|вторник[ау]?|сред[аеуы]|четверг[ау]?|пятниц[аеуы]|суббот[аеуы]|воскресень[ея]";
/** When it is due is kept beside the title: the same thing may be said with another day. */
const dueWords = new RegExp(
  "(?<!\\p{L})(?:" +
    `(?:(?:by|on|until|till|this|next|before|к|ко|до|в|во|на|этот|эту|следующ\\p{L}+)\\s+)+(?:the\\s+)?(?:${weekdays}|` +
    "end of (?:the )?(?:day|week|month)|week|недел[еию]|конца? (?:дня|недели|месяца))|" +
    "tomorrow|today|tonight|as soon as possible|asap|завтра|сегодня|послезавтра" +
    ")(?!\\p{L})",
  "giu",
);

const expanded = new Map([
  ["i'll", "i will"],
  ["we'll", "we will"],
  ["i'm", "i am"],
  ["we're", "we are"],
  ["let's", "let us"],
  ["don't", "do not"],
  ["won't", "will not"],
  ["can't", "can not"],
  ["i'd", "i would"],
  ["it's", "it is"],
]);
const contractions = /(?<!\p{L})[\p{L}]+['’](?:ll|m|re|s|t|d)(?!\p{L})/gu;

const fillers = new Set(
  (
    "a an the this that these those to of for with at by on in and please then so well ok okay just also still " +
    "i we you he she they me us him them my our your his her their it is am are be was were been will would shall should " +
    "can could may might must have has had do does need needs want going gonna let some there " +
    "я мы ты вы он она они мне нам тебе вам ему ей им меня нас вас его ее их мой моя мое мои наш наша наше наши свой свою " +
    "и а но же ли бы ну вот то это этот эта эту эти так еще тогда тоже пожалуйста в во на к ко с со для по у о об " +
    "буду будем будет надо нужно должен должна должны давай давайте хочу могу можем"
  ).split(" "),
);
