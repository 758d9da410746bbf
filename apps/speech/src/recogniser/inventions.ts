/**
 * Words that a model invents: they were not spoken. Words are given and returned by their places, because they carry times.
 */
export type Words = readonly string[];

/** A person does not keep up more words a second than this, unless they are as short as "no". */
const wordsPerSecondMax = 5;
/** No speaker says more letters than this per second of speech that the gate found. */
const lettersPerSecondMax = 18;
const ngramMax = 6;
/** Of a sentence that is written again, so many words are no coincidence. */
const echoedWordsMin = 4;

/** Places of the words outside brackets and notes of music: those name sounds, they are no speech. */
export function placesOfSpeech(words: Words): number[] {
  const kept: number[] = [];
  let open: { closing: string; from: number } | null = null;
  words.forEach((word, place) => {
    const bare = word.trim().replace(/[.,!?…]+$/u, "");
    // A star that stands alone multiplies.
    const opens = open === null && bare !== "*" ? closings[bare.slice(0, 1)] : undefined;
    if (opens !== undefined) open = { closing: opens, from: place };
    if (open === null) kept.push(place);
    else if (bare.endsWith(open.closing) && (opens === undefined || bare.length > 1)) open = null;
  });
  // What is opened and never closed is taken for speech: no word is dropped on a suspicion.
  const unclosed = lettersFrom(words, open);
  const places = [...kept, ...unclosed];
  return places.some((place) => hasLetters(words[place])) ? places : [];
}

function lettersFrom(words: Words, open: { from: number } | null): number[] {
  if (open === null) return [];
  return words.flatMap((word, place) => (place >= open.from && hasLetters(word) ? [place] : []));
}

function hasLetters(word: string | undefined): boolean {
  return word !== undefined && /[\p{L}\p{N}]/u.test(word);
}

const closings: Readonly<Record<string, string>> = {
  "[": "]",
  "(": ")",
  "（": "）",
  "【": "】",
  "*": "*",
  "♪": "♪",
  "♫": "♫",
};

/**
 * Whether some words come three times in a row, or a whole sentence is begun again: it may be said so, but a second
 * decode has to say it too.
 */
export function goesInCircles(words: Words, speechS: number): boolean {
  const tooQuick = isTooQuick(words, speechS);
  if (echoFrom(words) < words.length && (tooQuick || isBrokenOff(words))) return true;
  const often = (length: number): number => (length === 1 ? 5 : 3);
  return withoutRepeats(words, tooQuick ? () => 2 : often).length < words.length;
}

/**
 * Places of the words when what comes again and again is written once: from three times on when there are more
 * words than the seconds allow, and a sentence then from the second time on; else only what no person repeats so often.
 */
export function withoutCircles(words: Words, speechS: number): number[] {
  if (!isTooQuick(words, speechS)) {
    return withoutRepeats(words, (length) => (length === 1 ? 7 : 4));
  }
  return withoutRepeats(words.slice(0, echoFrom(words)), () => 3);
}

/** Where the text begins a sentence once more, or several, and ends with that; they are longer than what `withoutRepeats` finds. */
function echoFrom(words: Words): number {
  const plainWords = words.map(plain);
  const begins = words.flatMap((_, at) => (at === 0 || endsSentence(words[at - 1]) ? [at] : []));
  for (const from of begins) {
    const echo = plainWords.slice(from);
    const lastAt = from - Math.max(echo.length, ngramMax + 1);
    const isEcho = (at: number): boolean =>
      at <= lastAt && echo.every((word, offset) => word === plainWords[at + offset]);
    if (echo.length >= echoedWordsMin && begins.some(isEcho)) return from;
  }
  return words.length;
}

/** A decoder that is stopped does not end its sentence. */
function isBrokenOff(words: Words): boolean {
  return !endsSentence(words.at(-1));
}

function endsSentence(word = ""): boolean {
  return /[.!?…。]$/u.test(word);
}

function isTooQuick(words: Words, speechS: number): boolean {
  const spoken = words.reduce((sum, word) => sum + weightOf(word), 0);
  const letters = words.reduce((sum, word) => sum + plain(word).length, 0);
  const isTooMany = spoken > Math.max(3, speechS * wordsPerSecondMax);
  return isTooMany && letters > speechS * lettersPerSecondMax;
}

/** A letter of a script without spaces stands for a syllable, not for a word. */
function weightOf(word: string): number {
  return /^\p{L}$/u.test(plain(word)) && !word.startsWith(" ") ? 0.4 : 1;
}

function withoutRepeats(words: Words, timesFrom: (length: number) => number): number[] {
  const plainWords = words.map(plain);
  let kept = words.map((_, place) => place);
  for (let length = 1; length <= ngramMax; length++) {
    const once: number[] = [];
    for (let at = 0; at < kept.length;) {
      const times = timesInARow(kept, { at, length, plainWords });
      const isCircle = times >= timesFrom(length);
      once.push(...kept.slice(at, at + (isCircle ? length : 1)));
      const end = at + times * length;
      // A decoder that is stopped breaks off in the middle of its circle.
      const isCutShort =
        isBrokenOff(words) &&
        kept.length - end < length &&
        kept.slice(end).every((place, offset) => {
          return plainWords[place] === plainWords[kept[at + offset] ?? -1];
        });
      if (!isCircle) at += 1;
      else at = isCutShort ? kept.length : end;
    }
    kept = once;
  }
  return kept;
}

function timesInARow(
  places: readonly number[],
  { at, length, plainWords }: { at: number; length: number; plainWords: Words },
): number {
  const wordAt = (index: number): string | undefined => plainWords[places[index] ?? -1];
  let times = 1;
  for (; ; times++) {
    for (let offset = 0; offset < length; offset++) {
      const next = wordAt(at + times * length + offset);
      if (next === undefined || next !== wordAt(at + offset)) return times;
    }
  }
}

/** Said at the end of many a film, so models of speech write it over silence and noise. */
const overSilence = [
  /^(редактор\s+)?субтитр\p{L}*(\s|$)/u,
  /^продолжение следует$/u,
  /^спасибо за (просмотр|внимание)/u,
  /^(подписывайтесь на|не забудьте подписаться)/u,
  /^(thanks|thank you)( so much| very much)?( for (watching|listening))?$/u,
  /^(please )?(like and )?subscribe/u,
  /^subtitles? by /u,
  /^(you|the)$/u,
];
/** These are answers, too: where the sound was loud for long enough, they were given. */
const shortAnswer = /^(bye|bye ?bye|okay|so)$/u;
const thinS = 0.4;
const nextToNothingS = 0.3;

/**
 * Whether the text is one that models write over silence, and too little speech was there for it. `speechS`: by the
 * gate; `voicedS`: by loudness alone.
 */
export function isInventedOverSilence(
  text: string,
  { speechS, voicedS }: { speechS: number; voicedS: number },
): boolean {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .trim();
  const isThin = speechS < Math.max(thinS, bare.length / lettersPerSecondMax);
  if (shortAnswer.test(bare)) return isThin && voicedS < nextToNothingS;
  return isThin && overSilence.some((pattern) => pattern.test(bare));
}

/** Speech of some seconds of which a model wrote next to nothing. */
export function isSwallowed(text: string, speechS: number): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, "").length;
  return speechS >= 2 && letters < speechS * 2.5;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
