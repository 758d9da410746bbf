import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";

/** The proxies that stories put before Rooms. */
export type DoorName = "caddy" | "nginx";

export function findDoor(name: DoorName): string | undefined {
  // Debian keeps nginx where only root's PATH leads.
  return findOnPath(name) ?? findOnPath(`../sbin/${name}`);
}

/** Installs it from Debian where that needs no question; throws with what to install elsewhere. */
export function ensureDoor(name: DoorName): string {
  if (findDoor(name) === undefined) installFromDebian([name]);
  const found = findDoor(name);
  if (found === undefined)
    throw new Error(`No ${name}: install it (Debian: apt-get install ${name}).`);
  return found;
}
