export const spaceNameLengthMax = 80;

/** Whether trimmed text can name a space. */
export function isSpaceName(name: string): boolean {
  return name.length > 0 && name.length <= spaceNameLengthMax;
}
