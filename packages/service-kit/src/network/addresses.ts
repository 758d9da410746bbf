import { isIP, isIPv4, isIPv6 } from "node:net";

/**
 * An address without what is written around it: brackets, a port, a zone, the IPv6 form of an IPv4 address. Null for what
 * is no address.
 */
export function plainAddress(written: string): string | null {
  const [, bracketed, dotted] =
    /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(written.trim()) ?? [];
  const address = (bracketed ?? dotted ?? written.trim()).replace(/%.*$/, "");
  const mapped = mappedIPv4(address);
  if (mapped !== null) return mapped;
  return isIP(address) === 0 ? null : address.toLowerCase();
}

/** Addresses that one client can take at will: an IPv4 address alone; of IPv6 the /64. */
export function sharedNetworkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address).slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(":")}::/64`;
}

/** Node writes `::ffff:127.0.0.1`, uWebSockets.js all eight groups. */
function mappedIPv4(address: string): string | null {
  const dotted = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (dotted !== undefined) return isIPv4(dotted) ? dotted : null;
  if (!isIPv6(address) || address.includes(".")) return null;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const [high = 0, low = 0] = groups.slice(6);
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255].join(".") : null;
}

/** The eight numbers of an IPv6 address; of one that ends in a dotted part the first six, and one for that part. */
function groupsOf(address: string): number[] {
  const [left = [], right = []] = address
    .split("::")
    .map((side) => (side === "" ? [] : side.split(":")));
  const written = left.length + right.length + (address.includes(".") ? 1 : 0);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - written)).fill("0"), ...right];
  return groups.map((group) => parseInt(group, 16));
}
