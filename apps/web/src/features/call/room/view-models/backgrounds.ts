/** Painted, not photographed: no picture travels, and none has to be licensed. */
export const paintedBackgrounds = ["dawn", "forest", "night"] as const;
export type PaintedBackground = (typeof paintedBackgrounds)[number];

/** What stands behind oneself: as it is, blurred, a painted ground, or a picture of one's own. */
export type Background =
  | { readonly kind: "none" }
  | { readonly kind: "blur" }
  | { readonly kind: "painted"; readonly name: PaintedBackground }
  | { readonly kind: "own"; readonly picture: Blob };

/** Whether this browser has a graphics processor to do it on: drawn in software, a frame takes seconds and the page stands. */
export function canReplaceBackground(): boolean {
  return (
    typeof OffscreenCanvas !== "undefined" &&
    typeof VideoFrame !== "undefined" &&
    typeof createImageBitmap !== "undefined" &&
    document
      .createElement("canvas")
      .getContext("webgl2", { failIfMajorPerformanceCaveat: true }) !== null
  );
}
