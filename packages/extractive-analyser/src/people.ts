import type { Meeting } from "@rooms/domain/analysis/meeting-analyser";
import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import { latinLetters } from "@rooms/domain/shared/romanisation";
import { contentStems } from "./stems.ts";
import { isGivenName, nameForms } from "./names.ts";

export interface Person {
  readonly name: string;
  /** Null for whom the meeting speaks of and does not have, and for a name that two participants share. */
  readonly identity: ParticipantIdentity | null;
}

/** Who is meant by a word. A person is a number here, so that rules can match "@3 will send". */
export interface People {
  /** "3", or "3~o" in an oblique case, which is no subject, "3~i" in the instrumental; null when the word is no name. */
  indexOfWord(
    word: string,
    where: { readonly opensSentence: boolean; readonly lower: boolean },
  ): string | null;
  at(index: number): Person | undefined;
  indexOfIdentity(identity: ParticipantIdentity): number;
}

/** Names that are words too: without capitals they are the words. */
const commonWords = new Set(
  "will mark bill grant rose grace hope may june frank jack rob pat art sue bob ray dean page hall ring long young dawn holly ivy amber jade ruby lily daisy drew rich don miles chase gene faith joy pearl heather penny sandy ginger brown green white black king park field stone wood cook baker gray grey day law price wells banks small short rush hunt ford lane bush glen cliff dale norm guy max van den вера надежда любовь роман слава света мила лев роза майя рая марк ли ким пак тома коля шура мира".split(
    " ",
  ),
);

const participantsMax = 500;

export function peopleOf(meeting: Meeting): People {
  const participants = meeting.participants.slice(0, participantsMax);
  const people: Person[] = participants.map(({ name, identity }) => ({ name, identity }));
  const forms = new Map<string, { index: number; oblique: boolean }>();
  const shared = new Map<string, number>();
  participants.forEach(({ name, formerNames = [] }, index) => {
    for (const [form, oblique] of [name, ...formerNames].flatMap((one) => [...formsOf(one)])) {
      const known = forms.get(form);
      if (known === undefined) forms.set(form, { index, oblique });
      else if (known.index !== index) {
        const title = capitalised(form);
        const place = shared.get(form) ?? people.push({ name: title, identity: null }) - 1;
        shared.set(form, place);
        forms.set(form, { index: place, oblique: known.oblique && oblique });
      }
    }
  });
  const skeletons = skeletonsOf(forms);
  for (const outsider of outsidersOf(meeting)) {
    if ((found(outsider, forms) ?? misheard(outsider, true, skeletons)) !== null) continue;
    const place = people.push({ name: outsider, identity: null }) - 1;
    for (const [form, oblique] of formsOf(outsider)) {
      if (!forms.has(form)) forms.set(form, { index: place, oblique });
    }
  }
  const byIdentity = new Map(
    people.flatMap(({ identity }, index) =>
      identity === null ? [] : [[identity, index] as const],
    ),
  );
  return {
    indexOfWord(word, { opensSentence, lower }) {
      if (lower ? commonWords.has(word) || word.length < 3 : !/^\p{Lu}/u.test(word)) return null;
      const exact = found(word, forms) ?? (lower ? null : misheard(word, opensSentence, skeletons));
      if (exact === null) return null;
      return `${exact.index}${exact.oblique ? (/(?:[оеё][йю]|[оеё]м|[ыи]м)$/.test(word) ? "~i" : "~o") : ""}`;
    },
    at: (index) => people[index],
    indexOfIdentity: (identity) => byIdentity.get(identity) ?? -1,
  };
}

type Forms = ReadonlyMap<string, { index: number; oblique: boolean }>;

function found(word: string, forms: Forms) {
  const lower = fold(word);
  const latin = latinOf(lower);
  return (
    forms.get(lower) ??
    forms.get(latin) ??
    (latin === lower ? null : (oblique(forms.get(latin.slice(0, -1)), latin) ?? null))
  );
}

/** A Latin name in a Russian case: "Олега" for Oleg. */
function oblique(at: { index: number; oblique: boolean } | undefined, latin: string) {
  return at !== undefined && latin.length >= 5 && /[aeuy]$/.test(latin)
    ? { index: at.index, oblique: true }
    : undefined;
}

/** Engines write a name as they hear it: "Preya" for Priya. The same consonants from the same first letter. */
function misheard(word: string, opensSentence: boolean, skeletons: Forms) {
  const lower = fold(word);
  if (lower.length < 4 || isGivenName(lower)) return null;
  const bones = skeleton(lower);
  return bones.length >= (opensSentence ? 3 : 2) ? (skeletons.get(bones) ?? null) : null;
}

function skeletonsOf(forms: Forms): Forms {
  return new Map(
    [...forms].filter(([form]) => form.length >= 4).map(([form, at]) => [skeleton(form), at]),
  );
}

function skeleton(form: string): string {
  const latin = latinOf(form);
  return (
    latin.slice(0, 1) +
    latin
      .slice(1)
      .replace(/[aeiou]/g, "")
      .replace(/(.)\1/g, "$1") +
    (/[aeiou]$/.test(latin) ? "+" : "")
  );
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll("ё", "е").replace(/'s$/, "");
}

function latinOf(text: string): string {
  return text.replace(/[а-я]/g, (letter) => latinLetters[letter] ?? letter);
}

/** Every way a participant's name may be said, and whether that way is an oblique case. */
function formsOf(name: string): Map<string, boolean> {
  const forms = new Map<string, boolean>();
  const add = (form: string, isOblique: boolean) => {
    if (form.length < 2) return;
    for (const way of [form, latinOf(form)])
      if (forms.get(way) !== false) forms.set(way, isOblique);
  };
  const words = fold(name).match(/\p{L}[\p{L}\p{M}'-]*/gu) ?? [];
  words.slice(0, 4).forEach((word) => {
    if (
      word.length < 2 ||
      /^(?:the|and|van|von|de|di|da|la|el|mr|mrs|ms|dr|guest|user|speaker|гость|участник)$/.test(
        word,
      )
    )
      return;
    for (const form of nameForms(word)) {
      add(form, false);
      if (/^[а-я]+$/.test(form)) declined(form).forEach((said) => add(said, true));
      // The vocative of today's speech: "Юль", "Свет", "Саш".
      if (/^[а-я]{2,6}[ая]$/.test(form))
        add(
          form.endsWith("я")
            ? form.slice(0, -1) + (/[аеиоуы]я$/.test(form) ? "й" : "ь")
            : form.slice(0, -1),
          false,
        );
    }
  });
  return forms;
}

function declined(form: string): string[] {
  const stem = form.slice(0, -1);
  const ends = (endings: string) => endings.split(" ").map((ending) => stem + ending);
  if (/(?:ов|ев|ин|ын)а$/.test(form)) return ends("ой у ы е");
  if (/[иы]й$/.test(form) && form.length > 5)
    return [
      ...ends("я ю ем и"),
      ...form
        .slice(0, -2)
        .split(" ")
        .flatMap((base) => ["ого", "его", "ому", "ему", "ым", "им", "ом"].map((e) => base + e)),
    ];
  if (form.endsWith("ая")) return ["ой", "ую"].map((e) => form.slice(0, -2) + e);
  if (form.endsWith("ия")) return ends("и ю ей");
  if (form.endsWith("я")) return ends("и е ю ей");
  if (form.endsWith("а")) return /[гкхжшчщ]а$/.test(form) ? ends("и е у ой ей") : ends("ы е у ой");
  if (form.endsWith("й")) return ends("я ю ем е");
  if (form.endsWith("ь")) return ends("я ю ем е и");
  if (/[бвгджзклмнпрстфхцчшщ]$/.test(form))
    return ["а", "у", "ом", "ем", "е", ...(/(?:ов|ев|ин|ын)$/.test(form) ? ["ым"] : [])].map(
      (e) => form + e,
    );
  return [];
}

const capitalisedWord = /(?<=[\p{L},] )\p{Lu}\p{Ll}{2,}/gu;
const outsidersMax = 200;

/** Given names of people who are spoken of and are not there. */
function outsidersOf(meeting: Meeting): Set<string> {
  const names = new Set<string>();
  for (const { text } of meeting.segments) {
    if (names.size >= outsidersMax) break;
    for (const [word] of text.slice(0, 5_000).matchAll(capitalisedWord)) {
      if (isGivenName(fold(word))) names.add(word);
    }
    const told =
      /(?:^|[.!?,] )(\p{Lu}\p{Ll}{2,}) (?:from|said|says|promised|will|is going to|told|does|has|can|should|needs|is doing|is on|on our|on their|in finance|in legal|от|делает|сделает|отвечает|занимается|пришлет|пришлёт|сказал|сказала|обещал|обещала|из|должен|должна)(?= )/u.exec(
        text.slice(0, 5_000),
      )?.[1];
    if (
      told !== undefined &&
      contentStems(told).length > 0 &&
      !/^(?:This|That|There|What|Who|One|Everyone|Everybody|Nobody|Someone|Somebody|They|She|You|People|Which|Apart|Кто|Это|Она|Они|Один|Одна|Что|Все|Сам|Как|Legal|Management|Finance|Никто|Which|Data|The)$/.test(
        told,
      )
    )
      names.add(told);
  }
  return names;
}

function capitalised(form: string): string {
  return form.slice(0, 1).toUpperCase() + form.slice(1);
}
