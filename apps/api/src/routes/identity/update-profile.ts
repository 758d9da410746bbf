import { updateProfile as operation } from "@rooms/contracts/http";
import type { AvatarReceipt as Sent } from "@rooms/contracts/http";
import { updateProfile } from "@rooms/domain";
import type { AvatarReceipt } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { shownProfile } from "./views.ts";

export function updateProfileRoute(deps: RouteDeps): Route {
  const update = updateProfile(deps);
  return bind(operation, async ({ caller: { userId }, input: { body } }) => {
    const { displayName, avatar } = body;
    const change = {
      ...(displayName !== undefined && { displayName }),
      ...(avatar !== undefined && { avatar: avatar && receiptOf(avatar) }),
    };
    return mapResult(await update({ userId, ...change }), shownProfile);
  });
}

function receiptOf({ public_id: publicId, version, signature }: Sent): AvatarReceipt {
  return { publicId, version, signature };
}
