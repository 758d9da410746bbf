/** As the api has it; said again here so that the contracts are not part of the page. */
const bytesMax = 5 * 1024 * 1024;

/** A picture the browser could read. */
export interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export type OpenedPicture =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly reason: "tooLarge" | "unreadable" };

/** Reads a file as a picture; whatever its name says, only decoding it tells. `url` is the caller's to revoke. */
export async function openPicture(file: File): Promise<OpenedPicture> {
  if (file.size > bytesMax) return { ok: false, reason: "tooLarge" };
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width > 0 && height > 0) return { ok: true, picture: { url, width, height } };
  } catch {
    // Not a picture: told below, with one that has no size.
  }
  URL.revokeObjectURL(url);
  return { ok: false, reason: "unreadable" };
}
