import { BlockList, isIP, isIPv4 } from "node:net";

/** Who may say in X-Forwarded-For whom a request comes from. */
export interface TrustedProxies {
  /** Takes an address as `plainAddress` gives it. */
  trusts(address: string): boolean;
}

export type ReadTrustedProxies =
  { ok: true; proxies: TrustedProxies } | { ok: false; problem: string };

const names: Record<string, readonly string[]> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
  none: [],
};

/** Reads `TRUSTED_PROXIES`: addresses, networks as CIDR, `loopback`, `private` or `none`, with commas between. */
export function readTrustedProxies(list: string): ReadTrustedProxies {
  const entries = list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .flatMap((entry) => names[entry] ?? [entry]);
  const networks = new BlockList();
  for (const entry of entries) {
    if (!addNetwork(networks, entry)) {
      const problem = `"${entry}" is no address, no network like 10.1.0.0/16, and not loopback, private or none`;
      return { ok: false, problem };
    }
  }
  return {
    ok: true,
    proxies: {
      trusts: (address) => isIP(address) !== 0 && networks.check(address, familyOf(address)),
    },
  };
}

function addNetwork(networks: BlockList, entry: string): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  if (isIP(address) === 0 || more.length > 0) return false;
  const bitsMax = isIPv4(address) ? 32 : 128;
  const prefix = bits === undefined ? bitsMax : Number(bits);
  // A network of everything would let each client name its own address.
  if (!/^\d{1,3}$/.test(bits ?? "1") || prefix < 1 || prefix > bitsMax) return false;
  networks.addSubnet(address, prefix, familyOf(address));
  return true;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv4(address) ? "ipv4" : "ipv6";
}
