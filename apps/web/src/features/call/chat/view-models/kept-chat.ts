/** What a reload of the page must not lose; in this tab alone, and gone with it. */
export interface KeptChat {
  readonly readSeq: number | null;
  readonly draft: string;
  readonly outgoing: readonly { readonly messageId: string; readonly text: string }[];
}

interface Stored extends KeptChat {
  readonly identity: string;
}

const keyOf = (slug: string) => `rooms.chat.${slug}`;

/** Null where nothing was kept, or by another person. */
export function keptChat(slug: string, identity: string): KeptChat | null {
  try {
    // This page wrote it; a text of another form is one of a release before.
    const kept = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? "null") as Stored | null;
    return kept?.identity === identity && Array.isArray(kept.outgoing) ? kept : null;
  } catch {
    return null;
  }
}

export function keepChat(slug: string, identity: string, kept: KeptChat): void {
  try {
    sessionStorage.setItem(keyOf(slug), JSON.stringify({ identity, ...kept }));
  } catch {
    // Storage is full or forbidden: the page goes on without.
  }
}
