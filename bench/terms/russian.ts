/** Names as stems with the endings that the four sentences below ask for. */
const people: readonly (readonly [name: string, forms: readonly string[]])[] = [
  ["Арсений Холмогоров", ["Арсений Холмогоров", "Арсению Холмогорову", "Арсением Холмогоровым"]],
  ["Айгуль Нурланова", ["Айгуль Нурланова", "Айгуль Нурлановой", "Айгуль Нурлановой"]],
  ["Ержан Абдрахманов", ["Ержан Абдрахманов", "Ержану Абдрахманову", "Ержаном Абдрахмановым"]],
  [
    "Зульфия Гайнутдинова",
    ["Зульфия Гайнутдинова", "Зульфие Гайнутдиновой", "Зульфией Гайнутдиновой"],
  ],
  ["Вахтанг Кикабидзе", ["Вахтанг Кикабидзе", "Вахтангу Кикабидзе", "Вахтангом Кикабидзе"]],
  ["Светлана Петренко", ["Светлана Петренко", "Светлане Петренко", "Светланой Петренко"]],
  ["Тимур Ахметов", ["Тимур Ахметов", "Тимуру Ахметову", "Тимуром Ахметовым"]],
  ["Мадина Сарсенбаева", ["Мадина Сарсенбаева", "Мадине Сарсенбаевой", "Мадиной Сарсенбаевой"]],
  ["Оксана Твардовская", ["Оксана Твардовская", "Оксане Твардовской", "Оксаной Твардовской"]],
  ["Рустам Хасанов", ["Рустам Хасанов", "Рустаму Хасанову", "Рустамом Хасановым"]],
  ["Евгения Заболоцкая", ["Евгения Заболоцкая", "Евгении Заболоцкой", "Евгенией Заболоцкой"]],
  ["Гурам Метревели", ["Гурам Метревели", "Гураму Метревели", "Гурамом Метревели"]],
];
const technical: readonly (readonly [term: string, said: string])[] = [
  ["Kubernetes", "кубернетис"],
  ["PostgreSQL", "постгрес кью эль"],
  ["Grafana", "графана"],
  ["Terraform", "терраформ"],
  ["Prometheus", "прометеус"],
  ["Figma", "фигма"],
];
const frames = [
  (name: string, term: string) => `${name} вчера перенёс отчёт в ${term} и закрыл задачу.`,
  (name: string, term: string) => `Надо передать ${name} доступ к ${term} до пятницы.`,
  (name: string, term: string) => `Мы с ${name} обсудили бюджет, а ${term} пока не трогали.`,
];

/** What recognisers write for what is said alike. */
const confusions: readonly (readonly [said: RegExp, heard: string])[] = [
  ...([
    [/о/, "а"],
    [/а/, "о"],
    [/е/, "и"],
    [/и/, "е"],
    [/в(?=$| )/, "ф"],
    [/д/, "т"],
  ] as const),
  ...([
    [/г/, "к"],
    [/з/, "с"],
    [/нн|лл|рр/, "н"],
    [/тд/, "д"],
    [/б/, "п"],
    [/ж/, "ш"],
  ] as const),
  ...([
    [/ц/, "тс"],
    [/й(?=.)/, "и"],
    [/ь/, ""],
    [/х/, "к"],
  ] as const),
];

export interface HeardLine {
  readonly said: string;
  readonly heard: string;
  readonly names: readonly string[];
}

/** Each name in three forms, with one to two of its sounds written otherwise. */
export function russianLines(random: () => number): { terms: string[]; lines: HeardLine[] } {
  const lines = people.flatMap(([, forms], index) =>
    forms.flatMap((form, at) => {
      const [term, said] = technical[(index + at) % technical.length] ?? ["", ""];
      const frame = frames[at];
      if (frame === undefined) return [];
      const heardName = form
        .split(" ")
        .map((part) => misheard(part, random))
        .join(" ");
      return [
        {
          said: frame(form, term),
          heard: frame(heardName, misheard(said, random)),
          names: [...form.split(" "), term],
        },
      ];
    }),
  );
  return { terms: [...people.map(([name]) => name), ...technical.map(([term]) => term)], lines };
}

function misheard(word: string, random: () => number): string {
  const count = random() < 0.3 ? 2 : 1;
  let heard = word;
  for (let done = 0, attempt = 0; done < count && attempt < 40; attempt += 1) {
    const [said, written] = confusions[Math.floor(random() * confusions.length)] ?? [/$/, ""];
    // The first letter is heard right nearly always.
    const rest = heard.slice(1).replace(said, written);
    if (heard.slice(1) === rest) continue;
    heard = heard.charAt(0) + rest;
    done += 1;
  }
  return heard;
}
