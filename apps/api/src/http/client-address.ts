import { getConnInfo } from "@hono/node-server/conninfo";
import { isIPv4, isIPv6 } from "node:net";
import type { Context } from "hono";

/**
 * Where a request came from, as far as it has a budget of its own. The nearest proxy's word counts (the last of
 * X-Forwarded-For): the api listens on loopback or a private network, behind the web or an ingress. Anything before it
 * was written by the client.
 */
export function clientAddress(context: Context): string {
  const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (forwarded) return networkOf(forwarded);
  const hasSocket =
    typeof context.env === "object" && context.env !== null && "incoming" in context.env;
  return networkOf((hasSocket ? getConnInfo(context).remote.address : undefined) ?? "local");
}

/** An IPv4 address; of IPv6 the /64, since whoever has one address has all of it. A port, where a proxy writes one, goes. */
function networkOf(written: string): string {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(written) ?? [];
  const address = (bracketed ?? dotted ?? written).replace(/%.*$/, "");
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIPv6(address) ? `${prefixOf(address)}::/64` : address;
}

function prefixOf(address: string): string {
  const [left = [], right = []] = address
    .split("::")
    .map((side) => (side === "" ? [] : side.split(":")));
  const written = left.length + right.length + (address.includes(".") ? 1 : 0);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - written)).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":");
}
