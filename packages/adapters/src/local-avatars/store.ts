import type { AvatarReceipt, AvatarStore } from "@rooms/domain/identity/avatars";
import type { Clock } from "@rooms/domain/shared/clock";
import type { UserId } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import { createPictureFiles } from "./files.ts";
import { parseFile, parsePublicId, publicIdOf, fileOf } from "./names.ts";
import type { PictureName } from "./names.ts";
import { createProofs } from "./proofs.ts";
import type { ProofKeys } from "./proofs.ts";
import { reencode } from "./reencode.ts";

export interface LocalAvatarsOptions {
  /** Made when missing. Several processes may share it. */
  directory: string;
  /** Sign permissions and receipts; the same in every process. */
  keys: ProofKeys;
  clock: Clock;
  /** 22 random characters that fit into a path. */
  newName: () => string;
  /** Path of our site that takes uploads. */
  uploadPath: string;
  /** Pictures are served at `<servePath>/<user id>/<file>`. */
  servePath: string;
  bytesMax: number;
}

/** The form of an upload, as it came. */
export interface LocalUpload {
  readonly publicId: string;
  readonly expires: string;
  readonly signature: string;
  readonly bytes: Uint8Array;
}

export interface LocalAvatars extends AvatarStore {
  /**
   * Takes what was signed for this user, once. UPLOAD_REFUSED for anything else, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA
   * for what is no picture, STORAGE_UNAVAILABLE. Forgets uploads of theirs that came to nothing, but not what is served at `keep`.
   */
  receive(
    user: UserId,
    upload: LocalUpload,
    options: { keep: string | null },
  ): Promise<Result<AvatarReceipt>>;
  /** A WebP, or null. */
  read(user: UserId, file: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

const lifeMs = 10 * 60 * 1000;

/** Pictures in a folder of ours, taken in by the same three steps as with Cloudinary. */
export function createLocalAvatars(options: LocalAvatarsOptions): LocalAvatars {
  const { clock, newName, uploadPath, servePath } = options;
  const files = createPictureFiles(options.directory);
  const proofs = createProofs(options.keys);
  const oneAtATime = inTurn();
  const addressOf = (picture: PictureName): string =>
    `${servePath}/${picture.user}/${fileOf(picture)}`;

  /** The picture this user may upload now, by the form they send. */
  function permitted(user: UserId, { publicId, expires, signature }: LocalUpload) {
    const picture = parsePublicId(publicId);
    const at = Number(expires);
    const isProven = proofs.hold(signature, { purpose: "upload", publicId, at });
    return picture?.user === user && clock.now().getTime() < at && isProven ? picture : null;
  }

  return {
    sign(user) {
      const expiresAt = new Date(clock.now().getTime() + lifeMs);
      const publicId = publicIdOf({ user, name: newName() });
      const signature = proofs.of({ purpose: "upload", publicId, at: expiresAt.getTime() });
      const fields = { public_id: publicId, expires: String(expiresAt.getTime()), signature };
      return { url: uploadPath, fields, expiresAt };
    },

    async receive(user, upload, { keep }) {
      const picture = permitted(user, upload);
      if (!picture || (await files.has(picture))) return refuse("UPLOAD_REFUSED");
      if (upload.bytes.length > options.bytesMax) return refuse("PAYLOAD_TOO_LARGE");
      const reencoded = await oneAtATime(() => reencode(upload.bytes));
      if (!reencoded) return refuse("UNSUPPORTED_MEDIA");
      const now = clock.now().getTime();
      const keepFile = keep?.split("/").at(-1) ?? null;
      try {
        await files.prune(user, { keep: keepFile, before: new Date(now - lifeMs) });
        if (!(await files.write(picture, reencoded))) return refuse("UPLOAD_REFUSED");
      } catch {
        // A full or missing disk: the operator sees it in the metrics of refusals.
        return refuse("STORAGE_UNAVAILABLE");
      }
      const version = Math.floor(now / 1000);
      const signature = proofs.of({ purpose: "receipt", publicId: upload.publicId, at: version });
      return ok({ publicId: upload.publicId, version, signature });
    },

    async claim(user, { publicId, version, signature }) {
      const picture = parsePublicId(publicId);
      const isFresh = clock.now().getTime() - version * 1000 <= lifeMs;
      const isProven = proofs.hold(signature, { purpose: "receipt", publicId, at: version });
      return picture?.user === user && isFresh && isProven && (await files.has(picture))
        ? ok(addressOf(picture))
        : refuse("UPLOAD_REFUSED");
    },

    async remove(address) {
      const [userPart = "", file = ""] = address.startsWith(`${servePath}/`)
        ? address.slice(servePath.length + 1).split("/")
        : [];
      const picture = parsePublicId(`${userPart}/${file.replace(/\.webp$/, "")}`);
      if (picture) await files.remove(picture);
    },

    async read(user, file) {
      const picture = parseFile(user, file);
      return picture && files.read(picture);
    },
  };
}

/** Decoding takes memory by the pixel: one picture after the other bounds it. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
