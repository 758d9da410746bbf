import { getConnInfo } from "@hono/node-server/conninfo";
import { clientAddress, sharedNetworkOf } from "@rooms/service-kit/network";
import type { Connection, TrustedProxies } from "@rooms/service-kit/network";
import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "./types.ts";

/** Where a request came from, as far as it has a budget of its own: an IPv4 address, or the /64 of an IPv6 one. */
export function noteClientAddress(trusted: TrustedProxies): MiddlewareHandler<AppEnv> {
  return (context, next) => {
    const address = clientAddress(connectionOf(context), trusted);
    context.set("clientAddress", sharedNetworkOf(address));
    return next();
  };
}

export function connectionOf(context: Context): Connection {
  const hasSocket =
    typeof context.env === "object" && context.env !== null && "incoming" in context.env;
  return {
    remoteAddress: hasSocket ? (getConnInfo(context).remote.address ?? "unknown") : undefined,
    forwardedFor: context.req.header("x-forwarded-for"),
  };
}
