import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";

const commands = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const headlessShell = "chromium-headless-shell";
const macBinaries = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A whole Chromium, as a person runs it: CHROMIUM_PATH, or the machine's own. */
export function findChromium(): string | undefined {
  const configured = process.env["CHROMIUM_PATH"];
  if (configured !== undefined && existsSync(configured)) return configured;
  return (
    commands.map(findOnPath).find((file) => file !== undefined) ??
    macBinaries.find((file) => existsSync(file))
  );
}

/**
 * The Chromium that stories drive: CHROMIUM_PATH, or the machine's headless shell, which draws the same pages without
 * a window system around them and takes a fifth less of the processor; a whole one where that is missing.
 */
export function findHeadlessChromium(): string | undefined {
  if (process.env["CHROMIUM_PATH"] !== undefined) return findChromium();
  return findOnPath(headlessShell) ?? findChromium();
}

/** Installs Debian's Chromium, and its headless shell, where that needs no question. */
export function ensureChromium(): string {
  const missing = [
    ...(findChromium() === undefined ? ["chromium"] : []),
    ...(findHeadlessChromium() === findChromium() ? [headlessShell] : []),
  ];
  if (missing.length > 0 && process.env["CHROMIUM_PATH"] === undefined) installFromDebian(missing);
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error(
      "No Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
    );
  }
  return installed;
}
