const nameLengthMax = 80;
const separator = "\u200c";

/**
 * A name as it may stand in a mail of ours: one line, and nothing that a mail program makes a link of, since our mails
 * must not carry a stranger's address under our name.
 */
export function plain(name: string, lengthMax = nameLengthMax): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const characters = Array.from(line);
  const short =
    characters.length > lengthMax ? `${characters.slice(0, lengthMax).join("")}…` : line;
  // Invisible, and no part of any address.
  return short.replace(/(?<=\S)([.:/@])(?=\S)/g, `$1${separator}`);
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
