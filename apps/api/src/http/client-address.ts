import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The address a request came from. The nearest proxy's word counts (the last of X-Forwarded-For): the api listens on
 * loopback or a private network, behind the web or an ingress. Anything before it was written by the client.
 */
export function clientAddress(context: Context): string {
  const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (forwarded) return forwarded;
  const hasSocket =
    typeof context.env === "object" && context.env !== null && "incoming" in context.env;
  return (hasSocket ? getConnInfo(context).remote.address : undefined) ?? "local";
}
