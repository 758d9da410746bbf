import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

/**
 * Three networks on one machine, by the kernel's own means: a server with an address of the internet, people behind a router
 * that rewrites addresses, and the router, whose firewall a test sets. What crosses it takes the way of real packets.
 */
export interface OutsideNetworks {
  readonly server: string;
  readonly router: string;
  readonly people: string;
}

/** Of the range that RFC 2544 keeps for measurements: no network has it, and TURN does not take it for a private one. */
export const serverAddress = "198.18.0.1";
/** The server's too, for the name of TURN over TLS: a firewall can drop it and let pages through. */
export const turnAddress = "198.18.0.3";
const routerAddress = "198.18.0.2";
const peoplePrefix = "192.168.77";
/** Where a Docker network has its gateway: `infra/compose.yaml` binds LiveKit's signalling there. */
export const frontGateway = "172.30.86.1";

const prefix = "rooms-outside";
const etcFolder = "/etc/netns";

/** `names` with their addresses are what people find. */
export async function createNetworks(
  names: Readonly<Record<string, string>>,
): Promise<OutsideNetworks> {
  await removeLeftNetworks();
  const networks = networksOf(process.pid);
  const { server, router, people } = networks;
  for (const name of [server, router, people]) {
    await execa("ip", ["netns", "add", name]);
    await execa("ip", ["-n", name, "link", "set", "lo", "up"]);
  }
  await connect(
    { name: server, device: "out", address: `${serverAddress}/29` },
    { name: router, device: "out", address: `${routerAddress}/29` },
  );
  await connect(
    { name: people, device: "home", address: `${peoplePrefix}.2/24` },
    { name: router, device: "home", address: `${peoplePrefix}.1/24` },
  );
  await execa("ip", ["-n", server, "address", "add", `${turnAddress}/29`, "dev", "out"]);
  await execa("ip", ["-n", server, "address", "add", `${frontGateway}/32`, "dev", "lo"]);
  await execa("ip", ["-n", people, "route", "add", "default", "via", `${peoplePrefix}.1`]);
  await within(router, ["sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"]);
  await setFirewall(networks, []);
  setNames(networks, names);
  return networks;
}

/**
 * What people find from now on. `ip netns exec` puts these files in the place of those in /etc. What is asked of a name server
 * is refused at once.
 */
export function setNames(
  { people }: Pick<OutsideNetworks, "people">,
  names: Readonly<Record<string, string>>,
): void {
  const folder = join(etcFolder, people);
  mkdirSync(folder, { recursive: true });
  const lines = [
    "127.0.0.1 localhost",
    ...Object.entries(names).map(([name, address]) => `${address} ${name}`),
    "",
  ];
  writeFileSync(join(folder, "hosts"), lines.join("\n"));
  writeFileSync(join(folder, "resolv.conf"), "nameserver 127.0.0.1\n");
}

/** Replaces what the router's firewall says of packets that people send, as lines of nft; what is not dropped passes. */
export async function setFirewall(
  { router }: Pick<OutsideNetworks, "router">,
  rules: readonly string[],
): Promise<void> {
  const table = `flush ruleset
table ip rooms {
  chain leave {
    type nat hook postrouting priority srcnat
    oifname "out" masquerade
  }
  chain pass {
    type filter hook forward priority filter
    ${rules.map((rule) => `iifname "home" ${rule}`).join("\n    ")}
  }
}
`;
  await within(router, ["nft", "-f", "-"], table);
}

/** Ends what still runs within, and removes all; does nothing where nothing is left. */
export async function removeNetworks({ server, router, people }: OutsideNetworks): Promise<void> {
  for (const name of [people, router, server]) {
    const { stdout } = await execa("ip", ["netns", "pids", name], { reject: false });
    for (const pid of stdout.split("\n").filter((line) => line !== "")) end(Number(pid));
    await execa("ip", ["netns", "delete", name], { reject: false });
    rmSync(join(etcFolder, name), { recursive: true, force: true });
  }
}

/** A run that was killed by force could not remove its own. */
async function removeLeftNetworks(): Promise<void> {
  const { stdout } = await execa("ip", ["netns", "list"]);
  const pids = [...stdout.matchAll(new RegExp(`^${prefix}-people-(\\d+)`, "gm"))].map(([, pid]) =>
    Number(pid),
  );
  for (const pid of pids) {
    if (!readdirSync("/proc").includes(String(pid))) await removeNetworks(networksOf(pid));
  }
}

function networksOf(pid: number): OutsideNetworks {
  const of = (what: string): string => `${prefix}-${what}-${pid}`;
  return { server: of("server"), router: of("router"), people: of("people") };
}

interface End {
  name: string;
  device: string;
  address: string;
}

async function connect(one: End, other: End): Promise<void> {
  const pair = ["type", "veth", "peer", "name", other.device, "netns", other.name];
  await execa("ip", ["link", "add", one.device, "netns", one.name, ...pair]);
  for (const { name, device, address } of [one, other]) {
    await execa("ip", ["-n", name, "address", "add", address, "dev", device]);
    await execa("ip", ["-n", name, "link", "set", device, "up"]);
  }
}

async function within(name: string, command: readonly string[], input = ""): Promise<void> {
  await execa("ip", ["netns", "exec", name, ...command], { input });
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It ended by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
