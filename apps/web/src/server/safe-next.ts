/** What Next gives a page that reads its query. */
export interface SearchedPage {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A path of this site to go on to; anything that could lead elsewhere becomes the list of sessions. */
export function safeNext(next: string | string[] | undefined): string {
  const isLocal = typeof next === "string" && /^\/(?![/\\])[\w\-./?=&%:]*$/.test(next);
  return isLocal ? next : "/sessions";
}
