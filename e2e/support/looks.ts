/** A way in which pages are looked at. */
export interface Look {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
}

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

const looks: readonly Look[] = [
  { name: "desktop-light", viewport: desktop, colorScheme: "light" },
  { name: "desktop-dark", viewport: desktop, colorScheme: "dark" },
  { name: "phone-light", viewport: phone, colorScheme: "light" },
  { name: "phone-dark", viewport: phone, colorScheme: "dark" },
];

/**
 * The looks of these names. `ROOMS_ALL_LOOKS=1` gives all four pictures: each takes 17 to 25 s, and
 * the checks have 20 minutes.
 */
export function looksNamed(...names: readonly string[]): readonly Look[] {
  if (process.env["ROOMS_ALL_LOOKS"] === "1") return looks;
  return looks.filter(({ name }) => names.includes(name));
}
