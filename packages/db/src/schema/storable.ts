/**
 * Text that PostgreSQL takes. It holds no NUL, and jsonb no half of a surrogate pair; one refused row would refuse the
 * whole flush it came in.
 */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\ufffd");
}
