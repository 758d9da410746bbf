/** A dictionary as Hunspell keeps it: rules of affixes, and words with the flags of the rules that they take. */
export interface HunspellFiles {
  readonly aff: string;
  readonly dic: string;
}

interface Affix {
  readonly flag: string;
  /** What the word loses before the affix is added. */
  readonly strip: string;
  /** What the word ends in, or begins with, to take it. */
  readonly condition: RegExp;
}

type Affixes = ReadonlyMap<string, readonly Affix[]>;

/** One rule: `SFX flag strip affix/flags condition`; a heading has a number in the fourth place and is none. */
const rulePattern = /^([SP])FX (\S)\s+(\S+)\s+([^\s/]+)(?:\/\S+)?\s+(\S+)/;

/**
 * Says whether a word is in the dictionary, in any case and with е for ё. Affixes are taken off the word that is asked
 * for: all forms of the Russian dictionary would be over a million. Compounds are no words.
 */
export function wordList({ aff, dic }: HunspellFiles): (word: string) => boolean {
  const suffixes = affixesOf(aff, "S");
  const prefixes = affixesOf(aff, "P");
  const flagsByWord = wordsOf(dic);
  const suffixLengthMax = Math.max(0, ...[...suffixes.keys()].map((affix) => affix.length));
  const has = (word: string, flag: string): boolean =>
    flagsByWord.get(word)?.includes(flag) ?? false;

  function isForm(word: string, prefixFlag: string): boolean {
    // From nothing at all on: some forms only lose their ending.
    for (let length = 0; length <= Math.min(suffixLengthMax, word.length); length += 1) {
      const base = word.slice(0, word.length - length);
      for (const { flag, strip, condition } of suffixes.get(word.slice(base.length)) ?? []) {
        const stem = base + strip;
        if (has(stem, flag) && has(stem, prefixFlag) && condition.test(stem)) return true;
      }
    }
    return false;
  }

  function isPrefixed(word: string): boolean {
    return [...prefixes].some(
      ([affix, rules]) =>
        word.startsWith(affix) &&
        rules.some(({ flag, strip }) => {
          const stem = strip + word.slice(affix.length);
          return has(stem, flag) || isForm(stem, flag);
        }),
    );
  }

  return (asked) => {
    const word = plain(asked);
    return flagsByWord.has(word) || isForm(word, "") || isPrefixed(word);
  };
}

/** By what is added. */
function affixesOf(aff: string, kind: "S" | "P"): Affixes {
  const affixes = new Map<string, Affix[]>();
  for (const line of aff.split("\n")) {
    const [, ofKind, flag = "", strip = "", added = "", condition = ""] =
      rulePattern.exec(line) ?? [];
    if (ofKind !== kind) continue;
    const key = added === "0" ? "" : plain(added);
    const rules = affixes.get(key) ?? [];
    const ending = new RegExp(kind === "S" ? `${plain(condition)}$` : `^${plain(condition)}`);
    rules.push({ flag, strip: strip === "0" ? "" : plain(strip), condition: ending });
    affixes.set(key, rules);
  }
  return affixes;
}

/** A third of a million lines: each is cut once, and what all need is done on the whole. */
function wordsOf(dic: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const text = dic.replaceAll("ё", "е");
  for (let from = text.indexOf("\n") + 1; from > 0 && from < text.length;) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? undefined : end);
    from = end + 1;
    const slash = line.indexOf("/");
    const word = (slash < 0 ? line : line.slice(0, slash)).toLowerCase();
    const flags = slash < 0 ? "" : line.slice(slash + 1);
    // March and march are one here: what either takes, both do.
    words.set(word, (words.get(word) ?? "") + flags);
  }
  return words;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("ё", "е").replaceAll("’", "'");
}
