import type { AvatarStore } from "../identity/avatars.ts";
import { ok, refuse } from "../shared/result.ts";

export interface TestAvatars extends AvatarStore {
  readonly removed: string[];
}

/** A store where whoever names a picture `<user id>/…` has uploaded it. */
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
