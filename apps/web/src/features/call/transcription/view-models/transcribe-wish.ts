const keyOf = (slug: string) => `rooms.doNotTranscribe.${slug}`;

/** Whether the person asked not to be transcribed in this session; it outlasts a reload, and is forgotten with the tab. */
export function recallDoNotTranscribe(slug: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(slug)) !== null;
  } catch {
    return false;
  }
}

export function rememberDoNotTranscribe(slug: string, asked: boolean): void {
  try {
    if (asked) sessionStorage.setItem(keyOf(slug), "1");
    else sessionStorage.removeItem(keyOf(slug));
  } catch {
    // Where nothing can be stored the wish lasts for the page.
  }
}
