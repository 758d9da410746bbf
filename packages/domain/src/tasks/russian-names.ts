/** The cases of a Russian name in lower case, "е" for "ё"; without the name itself. Empty for other names. */
export function nameForms(name: string): ReadonlySet<string> {
  if (!/^[а-я-]{3,}$/.test(name)) return new Set();
  const rule = declensions.find(({ ending }) => ending.test(name));
  if (!rule) return new Set();
  const stem = name.replace(rule.ending, "");
  const forms = rule.cases.map((ending) => stem + ending);
  // "Александра" is a case of "Александр", and another person.
  return new Set(forms.filter((form) => form !== name && !otherNames.has(form)));
}

/** The full names an everyday form stands for, in whatever case it is; empty when it is none that we know. */
export function namesOfDiminutive(word: string): readonly string[] {
  const known = fullNames.get(word);
  if (known) return known;
  for (const [form, names] of fullNames) if (nameForms(form).has(word)) return names;
  return [];
}

const declensions: readonly { ending: RegExp; cases: readonly string[] }[] = [
  { ending: /(?<=и)я$/, cases: ["и", "ю", "ей"] },
  { ending: /я$/, cases: ["и", "е", "ю", "ей", "ею"] },
  { ending: /(?<=[гкхжшчщ])а$/, cases: ["и", "е", "у", "ой", "ей"] },
  { ending: /а$/, cases: ["ы", "е", "у", "ой", "ою"] },
  { ending: /(?<=и)й$/, cases: ["я", "ю", "ем", "и"] },
  { ending: /й$/, cases: ["я", "ю", "ем", "е"] },
  { ending: /(?<=[бвдзклмнпрст])ь$/, cases: ["я", "ю", "ем", "е"] },
  // "Павел", "Лев", "Петр": the vowel moves, or the word is short.
  { ending: /(?<=пав)ел$/, cases: ["ла", "лу", "лом", "ле"] },
  { ending: /(?<=[бвгдзклмнпрстфх])$/, cases: ["а", "у", "ом", "е"] },
];

const otherNames = new Set([
  "александра",
  "валентина",
  "валерия",
  "евгения",
  "юлия",
  "василиса",
  "антонина",
  "станислава",
  "владислава",
  "ярослава",
  "мирослава",
  "павла",
]);

const fullNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["саша", ["александр", "александра"]],
  ["леша", ["алексей"]],
  ["алеша", ["алексей"]],
  ["толя", ["анатолий"]],
  ["аня", ["анна"]],
  ["настя", ["анастасия"]],
  ["боря", ["борис"]],
  ["вася", ["василий"]],
  ["витя", ["виктор"]],
  ["вика", ["виктория"]],
  ["вова", ["владимир"]],
  ["володя", ["владимир"]],
  ["галя", ["галина"]],
  ["гриша", ["григорий"]],
  ["даша", ["дарья"]],
  ["дима", ["дмитрий"]],
  ["женя", ["евгений", "евгения"]],
  ["катя", ["екатерина"]],
  ["лена", ["елена"]],
  ["лиза", ["елизавета"]],
  ["ваня", ["иван"]],
  ["ира", ["ирина"]],
  ["костя", ["константин"]],
  ["ксюша", ["ксения"]],
  ["люба", ["любовь"]],
  ["люда", ["людмила"]],
  ["макс", ["максим"]],
  ["маша", ["мария"]],
  ["миша", ["михаил"]],
  ["надя", ["надежда"]],
  ["наташа", ["наталья", "наталия"]],
  ["коля", ["николай"]],
  ["оля", ["ольга"]],
  ["паша", ["павел"]],
  ["петя", ["петр"]],
  ["рома", ["роман"]],
  ["света", ["светлана"]],
  ["сережа", ["сергей"]],
  ["таня", ["татьяна"]],
  ["федя", ["федор"]],
  ["юля", ["юлия"]],
  ["юра", ["юрий"]],
]);
