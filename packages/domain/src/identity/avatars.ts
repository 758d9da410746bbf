import type { UserId } from "../shared/ids.ts";
import type { Result } from "../shared/result.ts";

/** Where and how one picture may be uploaded: a form of `fields` and the file, posted to `url`. */
export interface AvatarUpload {
  /** Of another site, or a path of ours. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
}

/** What a store answers to an upload. */
export interface AvatarReceipt {
  readonly publicId: string;
  /** Seconds since 1970, when the upload was taken. */
  readonly version: number;
  readonly signature: string;
}

/** A store of pictures that browsers upload to by themselves. */
export interface AvatarStore {
  /** Allows this user one upload, for the next minutes. */
  sign(user: UserId): AvatarUpload;
  /** Where the picture is served; UPLOAD_REFUSED unless this user uploaded it here within the last minutes. */
  claim(user: UserId, receipt: AvatarReceipt): Promise<Result<string>>;
  /** Deletes the picture served at `address`; leaves alone what is gone already or was never this store's. */
  remove(address: string): Promise<void>;
}
