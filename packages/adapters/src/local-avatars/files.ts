import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { UserId } from "@rooms/domain/shared/ids";
import { fileOf, parseFile } from "./names.ts";
import type { PictureName } from "./names.ts";

export interface PictureFiles {
  /** Whole or not at all; false when there is one of this name already. */
  write(picture: PictureName, bytes: Uint8Array): Promise<boolean>;
  read(picture: PictureName): Promise<Uint8Array<ArrayBuffer> | null>;
  has(picture: PictureName): Promise<boolean>;
  remove(picture: PictureName): Promise<void>;
  /** Removes this user's pictures older than `before`, but not the one to keep. */
  prune(user: UserId, options: { keep: string | null; before: Date }): Promise<void>;
}

export function createPictureFiles(directory: string): PictureFiles {
  const folderOf = (user: UserId): string => join(directory, user);
  const pathOf = (picture: PictureName): string => join(folderOf(picture.user), fileOf(picture));
  return {
    async write(picture, bytes) {
      await mkdir(folderOf(picture.user), { recursive: true });
      const draft = join(folderOf(picture.user), `.${randomUUID()}`);
      try {
        await writeFile(draft, bytes, { flag: "wx" });
        // Unlike a rename, a link never takes another's place.
        await link(draft, pathOf(picture));
        return true;
      } catch (error) {
        if (codeOf(error) === "EEXIST") return false;
        throw error;
      } finally {
        await rm(draft, { force: true });
      }
    },

    async read(picture) {
      try {
        return await readFile(pathOf(picture));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null;
        throw error;
      }
    },

    has: async (picture) =>
      stat(pathOf(picture)).then(
        () => true,
        () => false,
      ),

    remove: (picture) => rm(pathOf(picture), { force: true }),

    async prune(user, { keep, before }) {
      const files = await readdir(folderOf(user)).catch(() => []);
      for (const file of files) {
        const picture = parseFile(user, file);
        if (!picture || file === keep) continue;
        const found = await stat(pathOf(picture)).catch(() => null);
        if (found && found.mtime < before) await this.remove(picture);
      }
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
