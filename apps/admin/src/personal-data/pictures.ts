import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CloudinaryAvatars } from "@rooms/adapters/cloudinary";
import type { User } from "@rooms/domain/identity/user";
import type { UserId } from "@rooms/domain/shared/ids";
import type { Row } from "@rooms/db";

export interface Pictures {
  /** What the api keeps of this person itself; an address at Cloudinary stands in the profile. */
  read(user: UserId): Promise<Row[]>;
  /** Removes all that they ever uploaded, here and at Cloudinary. */
  removeOf(user: Pick<User, "id">): Promise<void>;
}

export function createPictures(
  directory: string,
  cloudinary: Pick<CloudinaryAvatars, "removeAllOf"> | null,
): Pictures {
  return {
    async read(user) {
      const folder = join(directory, user);
      const files = await readdir(folder).catch(() => []);
      const rows: Row[] = [];
      for (const file of files)
        rows.push({ file, base64: await readFile(join(folder, file), "base64") });
      return rows;
    },
    async removeOf({ id }) {
      await cloudinary?.removeAllOf(id);
      await rm(join(directory, id), { recursive: true, force: true });
    },
  };
}
