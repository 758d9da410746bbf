import { uploadAvatar as operation } from "@rooms/contracts/http";
import { refuse } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function uploadAvatarRoute({ localAvatars, store }: RouteDeps): Route {
  return bind(operation, async ({ caller: { userId }, input: { body } }) => {
    const { public_id: publicId, expires, signature, file } = body;
    const user = await store.users.find(userId);
    if (!user) return refuse("UNAUTHENTICATED");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const upload = { publicId, expires, signature, bytes };
    const received = await localAvatars.receive(userId, upload, { keep: user.avatarUrl });
    return mapResult(received, ({ version, signature: proof }) => ({
      public_id: publicId,
      version,
      signature: proof,
    }));
  });
}
