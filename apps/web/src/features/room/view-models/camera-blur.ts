import type { LocalVideoTrack } from "livekit-client";

const blurRadiusPx = 12;

/** Whether this browser can process camera frames on the graphics processor. */
export function canBlur(): boolean {
  return (
    typeof OffscreenCanvas !== "undefined" &&
    typeof VideoFrame !== "undefined" &&
    typeof createImageBitmap !== "undefined" &&
    document.createElement("canvas").getContext("webgl2") !== null
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
