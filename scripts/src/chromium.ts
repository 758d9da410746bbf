import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";

const commands = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macBinaries = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium that browser tests drive: CHROMIUM_PATH, or the machine's own. */
export function findChromium(): string | undefined {
  const configured = process.env["CHROMIUM_PATH"];
  if (configured !== undefined && existsSync(configured)) return configured;
  return (
    commands.map(findOnPath).find((file) => file !== undefined) ??
    macBinaries.find((file) => existsSync(file))
  );
}

/** Installs Debian's Chromium where that needs no question. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  installFromDebian(["chromium"]);
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error(
      "No Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
    );
  }
  return installed;
}
