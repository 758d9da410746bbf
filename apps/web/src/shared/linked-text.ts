/** A stretch of a text: as it was typed, or with an address behind it. */
export interface TextPart {
  readonly text: string;
  readonly href?: string;
}

const address = /(?:https?:\/\/|mailto:|www\.)[^\s<>"'`\p{Cc}]+/giu;
const schemes = new Set(["http:", "https:", "mailto:"]);
/** What ends a sentence, and is no part of the address before it. */
const trailing = /[.,;:!?…»”’)\]}]+$/u;

/**
 * Finds the addresses in what a person typed. Only web and mail addresses become links, and none that hides its host behind
 * a name and an @; everything else stays text.
 */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = withoutTail(match[0]);
    const href = hrefOf(shown);
    if (href === null) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function hrefOf(shown: string): string | null {
  const typed = /^www\./i.test(shown) ? `https://${shown}` : shown;
  if (!URL.canParse(typed)) return null;
  const { protocol, username, password, hostname, href } = new URL(typed);
  if (!schemes.has(protocol) || username !== "" || password !== "") return null;
  return protocol === "mailto:" || hostname.length > 0 ? href : null;
}

/** A bracket that the address itself opened stays. */
function withoutTail(found: string): string {
  const tail = trailing.exec(found)?.[0] ?? "";
  const head = found.slice(0, found.length - tail.length);
  const kept = tail.startsWith(")") && head.includes("(") ? ")" : "";
  return head + kept;
}
