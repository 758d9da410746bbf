import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";

/** The proxies that stories put before Rooms. */
export type DoorName = "caddy" | "nginx";

/** nginx tells names apart before it ends TLS by a module of its own. */
const packagesOf = { caddy: ["caddy"], nginx: ["nginx", "libnginx-mod-stream"] };

function findDoor(name: DoorName): string | undefined {
  // Debian keeps nginx where only root's PATH leads.
  return findOnPath(name) ?? findOnPath(`../sbin/${name}`);
}

/** Installs it from Debian where that needs no question; throws with what to install elsewhere. */
export function ensureDoor(name: DoorName): string {
  if (findDoor(name) === undefined) installFromDebian(packagesOf[name]);
  const found = findDoor(name);
  if (found === undefined)
    throw new Error(`No ${name}: install it (Debian: apt-get install ${name}).`);
  return found;
}

/** The file of nginx's module for plain TCP, where it is no part of nginx itself. */
export function streamModule(): string {
  const file = "/usr/lib/nginx/modules/ngx_stream_module.so";
  if (!existsSync(file)) installFromDebian(packagesOf.nginx);
  if (!existsSync(file))
    throw new Error("No stream module of nginx (Debian: libnginx-mod-stream).");
  return file;
}
