const prefix = "RATE_LIMITED ";

/** How an error tells a browser that a limit was met, and for how long. */
export function limitedDigest(seconds: number): string {
  return `${prefix}${seconds}`;
}

/** The seconds to wait; null for an error of another kind. */
export function secondsOfDigest(digest: string | undefined): number | null {
  return digest?.startsWith(prefix) ? Number(digest.slice(prefix.length)) : null;
}
