/** Whether a name has what is looked for, in whatever case and with or without accents. */
export function matchesName(name: string, query: string): boolean {
  return plain(name).includes(plain(query.trim()));
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
