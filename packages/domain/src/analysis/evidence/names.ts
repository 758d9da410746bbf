/** Words of a text, in lower case and without "ё", as names are compared. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(word)].flatMap(([found]) => {
    const plain = plainWord(found);
    return plain.includes("-") ? [plain, ...plain.split("-")] : [plain];
  });
}

/** A capitalised word of a text. */
export interface Capitalised {
  readonly text: string;
  /** At the beginning of a sentence any word is. */
  readonly isFirst: boolean;
  /** What follows has it do something: "Marcus will …", "Мария просит …". */
  readonly isSubject: boolean;
}

export function capitalisedIn(text: string): Capitalised[] {
  return [...text.matchAll(word)]
    .filter(([found]) => /^\p{Lu}/u.test(found) && !/^I(?:['’]|$)/u.test(found))
    .map((match) => ({
      text: plainWord(match[0]),
      isFirst: /(?:^|[.!?…:;«"“„'(—–-]|\n)\s*$/u.test(text.slice(0, match.index)),
      isSubject:
        !commonSubject.test(match[0]) && verb.test(text.slice(match.index + match[0].length)),
    }));
}

const verb =
  /^ (?:will|would|should|must|has|is|was|can|needs|wants|asks|says|said|agrees|agreed|takes|[а-я]{2,}(?:[еёи]т|ет?ся)|будет|долж[её]?на?)(?![\p{L}])/u;
/** First words of a sentence that a verb may follow and that are no name. */
const commonSubject =
  /^(?:he|she|it|this|that|there|every\p{L}+|some\p{L}+|no ?one|nobody|the|team|он|она|оно|это|кто|что|все|всё|никто|команда|\p{L}+(?:ть|ти|чь|[ыи]й|ой|ая|яя|ое|ее|ые|ие|ого|ость|ние|тие))$/iu;

/** Whether two words are forms of one name: "Марине" and "Марина", "Tom's" and "Tom". */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (/^[a-z]/u.test(short)) return short.length >= 4 && long.startsWith(short);
  return stemsOf(one).some((stem) => stemsOf(other).some((second) => isSameStem(stem, second)));
}

/** Whether a name may have been heard as this word: one letter is another, missing or too many ("Preya" for "Priya"). */
export function isNear(heard: string, name: string): boolean {
  if (Math.min(heard.length, name.length) < 4 || Math.abs(heard.length - name.length) > 1)
    return false;
  let start = 0;
  while (start < name.length && heard[start] === name[start]) start += 1;
  let end = 0;
  while (end < name.length - start && heard.at(-1 - end) === name.at(-1 - end)) end += 1;
  return Math.max(heard.length, name.length) - start - end <= 1;
}

const word = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

function plainWord(found: string): string {
  return found
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/['’](?:s|ll|d|re|ve|m)$/u, "")
    .replaceAll("’", "'");
}

const ending =
  /(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ом|ем|ою|ею|ах|ях|ам|ям|ым|им|ов|ев|ых|их|[аяуюеыиоьй])$/u;
const stemLengthMin = 2;

/** Without its ending, and also without the vowel that comes and goes: "Павел", "Павла". */
function stemsOf(name: string): string[] {
  const cut = name.replace(ending, "");
  const stem = cut.length >= stemLengthMin ? cut : name;
  return [stem, stem.replace(/[ео](?=[^аяуюеыиоэь]$)/u, "")];
}

/** Equal, or the shorter one's ending took a vowel along: "Андр(ей)", "Андре(я)". */
function isSameStem(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length > stemLengthMin &&
    long.startsWith(short) &&
    /^[еийь]$/u.test(long.slice(short.length))
  );
}
