import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";

const commands = ["firefox-esr", "firefox"];
const sound = ["pulseaudio", "pactl", "paplay"];

/** The Firefox of a story: FIREFOX_PATH, or the machine's own; undefined too where PulseAudio, its microphone, is missing. */
export function findFirefox(): string | undefined {
  if (sound.some((command) => findOnPath(command) === undefined)) return undefined;
  const configured = process.env["FIREFOX_PATH"];
  if (configured !== undefined && existsSync(configured)) return configured;
  return commands.map(findOnPath).find((file) => file !== undefined);
}

/** Installs Debian's Firefox and PulseAudio where that needs no question; says what is missing elsewhere, and the story is skipped. */
export function ensureFirefox(say: (line: string) => void): void {
  if (findFirefox() !== undefined) return;
  installFromDebian(["firefox-esr", "pulseaudio", "pulseaudio-utils"]);
  if (findFirefox() !== undefined) return;
  say(
    "no Firefox with PulseAudio (Debian: firefox-esr, pulseaudio, pulseaudio-utils): its story is skipped",
  );
}
