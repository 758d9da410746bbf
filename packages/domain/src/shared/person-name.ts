/**
 * Stands for nothing that is seen: format and filler characters, private ones, halves of a character. What joins emoji to
 * one, or gives it its colours, is seen.
 */
const unseen =
  /(?!(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d\p{Extended_Pictographic})(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cs}\u2800\u{1d159}]/gu;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Words that Rooms itself puts beside a name. */
const markWords = [
  ...[
    "guest",
    "host",
    "co-?host",
    "owner",
    "member",
    "external",
    "outside",
    "outsider",
    "you",
    "me",
  ],
  ...["admin", "administrator", "moderator", "organi[sz]er", "presenting", "muted"],
  ...["гость", "гостья", "ведущий", "ведущая", "организатор", "владелец", "владелица", "участник"],
  ...["участница", "внешний", "внешняя", "извне", "вы", "я", "админ", "администратор", "модератор"],
];
/** A number or a mark of ours in brackets, or behind a dot, at the end of a name. */
const mark = new RegExp(
  `\\s*(?:[(\\[{<]\\s*(?:\\d+|${markWords.join("|")})\\s*[)\\]}>]|[·•|]\\s*(?:${markWords.join("|")}))\\s*$`,
  "iu",
);

/**
 * A person's name as others see it: NFC, on one line, of characters that are seen. A number or a mark at its end is left
 * out, for those are Rooms' to give: a person cannot call themselves "Anna (host)" or "Alex (2)". Null where nothing is left.
 */
export function personName(typed: string): string | null {
  let name = typed
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .replace(unseen, "")
    .normalize("NFC")
    .replace(/ {2,}/g, " ")
    .trim();
  for (let shorter = withoutMark(name); shorter !== name; shorter = withoutMark(name)) {
    name = shorter;
  }
  return visible.test(name) ? name : null;
}

/** Brackets and digits of other scripts look like ours: the mark is looked for in the compatible form. */
function withoutMark(name: string): string {
  const characters = Array.from(name);
  const folded = characters.map((character) => character.normalize("NFKC"));
  const found = mark.exec(folded.join(""));
  if (found === null) return name;
  let length = 0;
  const kept = folded.findIndex((part) => (length += part.length) > found.index);
  return characters.slice(0, kept).join("").trim();
}
