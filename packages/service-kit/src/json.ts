/** What JSON says; null for text that is none. For text of others, which is checked by a schema next. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
