import { getAvatar as operation } from "@rooms/contracts/http";
import { ok, refuse, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function getAvatarRoute({ localAvatars }: RouteDeps): Route {
  return bind(operation, async ({ input: { params } }) => {
    const picture = await localAvatars.read(userId(params.userId), params.file);
    if (!picture) return refuse("NOT_FOUND");
    const headers = {
      "content-type": operation.produces,
      // A changed picture has another address.
      "cache-control": "public, max-age=31536000, immutable",
    };
    return ok(new Response(picture, { headers }));
  });
}
