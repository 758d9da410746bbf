const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps a choice of this browser in a cookie, so that the server's first page is made with it. */
export function keepChoice(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
