/** UTF-16 units: 80 emoji of several people each. */
const spaceNameUnitsMax = 1_280;

/** Whether trimmed text can name a space; how many characters it has as people count them is the contract's to check. */
export function isSpaceName(name: string): boolean {
  return name.length > 0 && name.length <= spaceNameUnitsMax;
}
