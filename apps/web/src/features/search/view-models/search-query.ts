type Raw = Record<string, string | string[] | undefined>;

/** What is searched for, as it stands in the address; fields that hold nothing are left out. */
export interface SearchQuery {
  readonly q: string;
  readonly speaker?: string;
  readonly from?: string;
  readonly until?: string;
  readonly cursor?: string;
}

const filters = ["speaker", "from", "until", "cursor"] as const;

export function searchQueryOf(raw: Raw): SearchQuery {
  const textOf = (name: string): string => {
    const value = raw[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const given = filters.flatMap((name) => {
    const value = textOf(name);
    return value === "" ? [] : [[name, value] as const];
  });
  return { q: textOf("q"), ...Object.fromEntries(given) };
}

/** The address of this search, or of another page of it. */
export function searchPath(query: SearchQuery): string {
  return `/search?${new URLSearchParams(Object.entries(query)).toString()}`;
}
