/** Where the browser says it is; undefined where it gives no name of a zone. */
export function browserTimeZone(): string | undefined {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { timeZone: string | undefined };
  return timeZone !== undefined && /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(timeZone)
    ? timeZone
    : undefined;
}
