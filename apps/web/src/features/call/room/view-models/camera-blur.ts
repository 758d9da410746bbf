import type { LocalVideoTrack } from "livekit-client";

const blurRadiusPx = 12;

/** Whether this browser has a graphics processor to do it on: drawn in software, a frame takes seconds and the page stands. */
export function canBlur(): boolean {
  return (
    typeof OffscreenCanvas !== "undefined" &&
    typeof VideoFrame !== "undefined" &&
    typeof createImageBitmap !== "undefined" &&
    document
      .createElement("canvas")
      .getContext("webgl2", { failIfMajorPerformanceCaveat: true }) !== null
  );
}

/** Blurs what is behind the person, or stops that. Its code and model (10 MB) are loaded when first asked for. */
export async function blurCamera(track: LocalVideoTrack | undefined, on: boolean): Promise<void> {
  if (!track) return;
  if (!on) {
    await track.stopProcessor();
    return;
  }
  if (track.getProcessor()) return;
  const { BackgroundProcessor } = await import("@livekit/track-processors");
  await track.setProcessor(
    BackgroundProcessor({
      mode: "background-blur",
      blurRadius: blurRadiusPx,
      assetPaths: { tasksVisionFileSet: "/blur", modelAssetPath: "/blur/segmenter.tflite" },
    }),
  );
}
