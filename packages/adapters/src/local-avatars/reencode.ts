import { looksLikePicture } from "./sniff.ts";

const sideMax = 512;
/** 48 megapixels are a large telephone's photograph; a file of 5 MB can claim thousands. */
const pixelsMax = 50_000_000;
const deadlineSeconds = 10;

/**
 * The picture made anew from its pixels: upright, square, at most 512 px, WebP, the first frame of an animation.
 * Nothing else of the bytes survives, metadata and trailing data included. Null when it cannot be read as one.
 */
export async function reencode(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!looksLikePicture(bytes)) return null;
  // Native code, loaded when first needed: a machine that it was not built for still serves everything else.
  const { default: sharp } = await import("sharp");
  try {
    const input = sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" });
    const { width, height } = await input.metadata();
    const side = Math.min(sideMax, width, height);
    return await input
      .autoOrient()
      .resize({ width: side, height: side, fit: "cover" })
      .webp({ quality: 82 })
      .timeout({ seconds: deadlineSeconds })
      .toBuffer();
  } catch {
    // The decoder says in words what is wrong with a file; for us it is no picture.
    return null;
  }
}
