import type { AvatarStore } from "@rooms/domain/identity/avatars";
import type { Clock } from "@rooms/domain/shared/clock";
import type { UserId } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import { z } from "zod";
import { cloudinarySignature, isSameSignature } from "./signature.ts";

export interface CloudinaryAvatarsOptions {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  clock: Clock;
  /** 22 random characters that fit into a path. */
  newName: () => string;
  /** Where the API of Cloudinary is, without the cloud's name. */
  apiUrl?: string;
}

// Cloudinary takes a signature for an hour after its timestamp; one dated back is good for what is left.
const vendorLifeMs = 60 * 60 * 1000;
const lifeMs = 10 * 60 * 1000;
const removeDeadlineMs = 10_000;

/** What is done to a picture before it is stored, so that nothing else of it is: square, small, no metadata, WebP. */
const shaping = {
  allowed_formats: "jpg,png,webp,gif",
  format: "webp",
  overwrite: "false",
  transformation: "c_lfill,h_512,w_512",
} as const;

/** What Cloudinary answers to a deletion by prefix, which takes a thousand pictures at a time. */
const deletion = z.object({ next_cursor: z.string().optional() });

export interface CloudinaryAvatars extends AvatarStore {
  /** Deletes all that this user ever uploaded, also what no profile showed. */
  removeAllOf(user: UserId): Promise<void>;
}

/** Browsers upload straight to Cloudinary, with what they may upload fixed by our signature. */
export function createCloudinaryAvatars(options: CloudinaryAvatarsOptions): CloudinaryAvatars {
  const { cloudName, apiKey, apiSecret, clock, newName } = options;
  const cloudUrl = `${options.apiUrl ?? "https://api.cloudinary.com/v1_1"}/${cloudName}`;
  const apiUrl = `${cloudUrl}/image`;
  const deliveryUrl = `https://res.cloudinary.com/${cloudName}/image/upload/`;
  const signed = (parameters: Record<string, string>): Record<string, string> => ({
    ...parameters,
    api_key: apiKey,
    signature: cloudinarySignature(parameters, apiSecret),
  });

  return {
    sign(user) {
      const expiresAt = new Date(clock.now().getTime() + lifeMs);
      const timestamp = seconds(new Date(expiresAt.getTime() - vendorLifeMs));
      const fields = signed({ ...shaping, public_id: `${folderOf(user)}${newName()}`, timestamp });
      return { url: `${apiUrl}/upload`, fields, expiresAt };
    },

    async claim(user, { publicId, version, signature }) {
      const expected = cloudinarySignature(
        { public_id: publicId, version: String(version) },
        apiSecret,
      );
      const ageMs = clock.now().getTime() - version * 1000;
      const isTheirs = publicId.startsWith(folderOf(user)) && isSameSignature(signature, expected);
      return isTheirs && ageMs <= lifeMs
        ? ok(`${deliveryUrl}v${version}/${publicId}.${shaping.format}`)
        : refuse("UPLOAD_REFUSED");
    },

    async remove(address) {
      if (!address.startsWith(deliveryUrl)) return;
      const [, publicId] = /^v\d+\/(.+)\.webp$/.exec(address.slice(deliveryUrl.length)) ?? [];
      if (publicId === undefined) return;
      const fields = signed({
        public_id: publicId,
        invalidate: "true",
        timestamp: seconds(clock.now()),
      });
      const answer = await fetch(`${apiUrl}/destroy`, {
        method: "POST",
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(removeDeadlineMs),
      });
      if (!answer.ok) throw new Error(`Cloudinary answered ${answer.status} to a deletion.`);
    },

    async removeAllOf(user) {
      const folder = `${cloudUrl}/resources/image/upload`;
      await removeByPrefix(folder, { prefix: folderOf(user), account: `${apiKey}:${apiSecret}` });
    },
  };
}

async function removeByPrefix(
  folder: string,
  { prefix, account }: { prefix: string; account: string },
): Promise<void> {
  const authorization = `Basic ${Buffer.from(account).toString("base64")}`;
  const query = new URLSearchParams({ prefix, invalidate: "true" });
  for (let isMore = true; isMore;) {
    const answer = await fetch(`${folder}?${query.toString()}`, {
      method: "DELETE",
      headers: { authorization },
      signal: AbortSignal.timeout(removeDeadlineMs),
    });
    if (!answer.ok) throw new Error(`Cloudinary answered ${answer.status} to a deletion.`);
    const { next_cursor: next } = deletion.parse(await answer.json());
    isMore = next !== undefined;
    if (next !== undefined) query.set("next_cursor", next);
  }
}

function folderOf(user: UserId): string {
  return `avatars/${user}/`;
}

function seconds(moment: Date): string {
  return String(Math.floor(moment.getTime() / 1000));
}
