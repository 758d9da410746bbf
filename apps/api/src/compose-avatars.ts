import { createCloudinaryAvatars } from "@rooms/adapters/cloudinary";
import { createLocalAvatars } from "@rooms/adapters/local-avatars";
import type { LocalAvatarsOptions } from "@rooms/adapters/local-avatars";
import { getAvatar, httpLimits, uploadAvatar } from "@rooms/contracts/http";
import type { AvatarStore } from "@rooms/domain/identity/avatars";
import { systemClock } from "@rooms/domain/shared/clock";
import type { IdSource } from "@rooms/domain/shared/id-source";
import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import { derivedKey } from "./auth/derived-key.ts";
import type { Env } from "./env.ts";
import type { RouteDeps } from "./routes/deps.ts";

const nameLength = 22;

function avatarKeys([current, ...accepted]: SigningSecrets): LocalAvatarsOptions["keys"] {
  const keyOf = (secret: string): Uint8Array => derivedKey(secret, "avatars");
  return [keyOf(current), ...accepted.map(keyOf)];
}

/** Cloudinary where it is configured; the embedded store stands ready either way. */
export function avatarStores(env: Env, ids: IdSource): Pick<RouteDeps, "avatars" | "localAvatars"> {
  const newName = (): string => ids.token(nameLength);
  const { CLOUDINARY_CLOUD_NAME, CLOUDINARY_API_KEY, CLOUDINARY_API_SECRET } = env;
  const localAvatars = createLocalAvatars({
    directory: env.AVATARS_DIR,
    keys: avatarKeys(env.authSecrets),
    clock: systemClock,
    newName,
    uploadPath: uploadAvatar.path,
    servePath: getAvatar.path.replace(/\/\{.*/, ""),
    bytesMax: httpLimits.avatarBytesMax,
  });
  const isCloudinary =
    CLOUDINARY_CLOUD_NAME !== undefined &&
    CLOUDINARY_API_KEY !== undefined &&
    CLOUDINARY_API_SECRET !== undefined;
  if (!isCloudinary) return { avatars: localAvatars, localAvatars };
  const cloudinary = createCloudinaryAvatars({
    cloudName: CLOUDINARY_CLOUD_NAME,
    apiKey: CLOUDINARY_API_KEY,
    apiSecret: CLOUDINARY_API_SECRET,
    clock: systemClock,
    newName,
  });
  const avatars: AvatarStore = {
    ...cloudinary,
    // Pictures from before are served on, and must go when their owners want it. Each store leaves the other's alone.
    async remove(address) {
      await Promise.all([cloudinary.remove(address), localAvatars.remove(address)]);
    },
  };
  return { avatars, localAvatars };
}
