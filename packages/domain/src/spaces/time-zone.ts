const lengthMax = 64;

/** Whether this machine knows a zone of this name. Offsets pass for names with some engines, and are none. */
export function isTimeZone(name: string): boolean {
  if (name.length > lengthMax || /^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
