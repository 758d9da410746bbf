import { httpLimits, signAvatarUpload as operation } from "@rooms/contracts/http";
import { ok } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

const accepts = ["image/jpeg", "image/png", "image/webp", "image/gif"];

export function signAvatarUploadRoute({ avatars }: RouteDeps): Route {
  return bind(operation, async ({ caller }) => {
    const { url, fields, expiresAt } = avatars.sign(caller.userId);
    return ok({
      url,
      method: "POST" as const,
      fields: { ...fields },
      fileField: "file" as const,
      bytesMax: httpLimits.avatarBytesMax,
      accepts,
      expiresAt: expiresAt.toISOString(),
    });
  });
}
