const lengthMax = 64;

/**
 * IANA's names of three letters. Node takes others for zones that the database does not know ("AET"), or takes for
 * another ("IST").
 */
const shortNames = new Set("CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET".split(" "));

/** Whether this machine knows a zone of this name. Offsets pass for names with some engines, and are none. */
export function isTimeZone(name: string): boolean {
  if (name.length > lengthMax || /^[+-]/.test(name)) return false;
  if (name.length === 3 && !shortNames.has(name.toUpperCase())) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
