/** Licences under which a package may be part of an image: they ask for a notice, or for changes to the package itself. */
const allowed = new Set([
  ...["0BSD", "AFL-2.1", "Apache-2.0", "BlueOak-1.0.0", "BSD", "BSD-2-Clause", "BSD-3-Clause"],
  ...["CC-BY-4.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "OFL-1.1", "Unlicense"],
  // A shared library of its own beside the program (libvips, for pictures): it may be replaced, as the licence asks.
  "LGPL-3.0-or-later",
]);

/** Whether an SPDX expression leaves a choice that is allowed. Brackets around the whole mean nothing; others are refused. */
export function isAllowedLicence(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  return plain
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => allowed.has(licence)));
}
