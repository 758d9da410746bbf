/**
 * Whether a page may open a socket here. With a list, only its members; without one (development), pages of this
 * machine. Clients without an Origin are no browsers and are asked for nothing but the ticket.
 */
export function originCheck(allowed: readonly string[] | null): (origin: string) => boolean {
  if (allowed !== null) {
    const known = new Set(allowed);
    return (origin) => known.has(origin);
  }
  return (origin) => {
    const hostname = URL.canParse(origin) ? new URL(origin).hostname : "";
    return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  };
}
