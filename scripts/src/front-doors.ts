import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.ts";
import { findOnPath } from "./find-on-path.ts";
import { findInfraTool } from "./infra-tools.ts";

/** The proxies that tests put before Rooms. */
export type DoorName = "caddy" | "nginx" | "traefik";

const streamFile = "/usr/lib/nginx/modules/ngx_stream_module.so";

export function findDoor(name: DoorName): string | undefined {
  if (name === "traefik") return findOnPath(name) ?? findInfraTool(name);
  // Debian keeps nginx where only root's PATH leads.
  return findOnPath(name) ?? findOnPath(`../sbin/${name}`);
}

/** The file of nginx's module for plain TCP, by which it tells names apart before it ends TLS. */
export function findStreamModule(): string | undefined {
  return existsSync(streamFile) ? streamFile : undefined;
}

/** Installs them from Debian where that needs no question; says what is missing elsewhere, and their tests are skipped. */
export function ensureDoors(say: (line: string) => void): void {
  if (missingDoors().length > 0) installFromDebian(missingDoors());
  const missing = missingDoors();
  if (missing.length > 0) {
    say(`no ${missing.join(", ")} (Debian's names): the tests of these proxies are skipped`);
  }
}

export function missingDoors(): string[] {
  return [
    ...(["caddy", "nginx"] as const).filter((name) => findDoor(name) === undefined),
    ...(findStreamModule() === undefined ? ["libnginx-mod-stream"] : []),
  ];
}
