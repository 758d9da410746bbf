/** The object in a LiveKit metadata text; an empty one when there is none. */
export function parseObject(metadata: string | undefined): object {
  if (!metadata) return {};
  try {
    const parsed: unknown = JSON.parse(metadata);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

export function textAt(source: object, key: string): string | null {
  const value: unknown = Reflect.get(source, key);
  return typeof value === "string" ? value : null;
}
