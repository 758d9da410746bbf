/** Whether an `Accept-Encoding` allows this coding by name; without the header nothing but plain bytes is sure. */
export function accepts(header: string | undefined, coding: string): boolean {
  return (header ?? "").split(",").some((part) => {
    const [name = "", ...parameters] = part.split(";").map((one) => one.trim().toLowerCase());
    return name === coding && !parameters.some((one) => /^q=0(\.0*)?$/.test(one));
  });
}

/** Whether an `If-None-Match` names one of these tags, or any. */
export function matchesAny(header: string | undefined, tags: readonly string[]): boolean {
  const named = (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return named.some((tag) => tag === "*" || tags.includes(tag));
}
