import type { AvatarStore } from "../identity/avatars.ts";
import { ok, refuse } from "../shared/result.ts";

export interface TestAvatars extends AvatarStore {
  readonly removed: string[];
}

/** A store where the user named in `<user id>/…` has uploaded the picture. */
export function testAvatars(): TestAvatars {
  const removed: string[] = [];
  return {
    removed,
    sign: (user) => ({
      url: "https://pictures.test/",
      fields: { public_id: `${user}/1` },
      expiresAt: new Date(0),
    }),
    claim: async (user, { publicId }) =>
      publicId.startsWith(`${user}/`)
        ? ok(`https://pictures.test/${publicId}`)
        : refuse("UPLOAD_REFUSED"),
    async remove(address) {
      removed.push(address);
    },
  };
}
