import type { LocalVideoTrack } from "livekit-client";
import type { Background, PaintedBackground } from "./backgrounds.ts";

const blurRadiusPx = 12;
const pictureSizePx = { width: 1280, height: 720 };

const colours: Readonly<Record<PaintedBackground, readonly [string, string, string]>> = {
  dawn: ["#f3d9c4", "#d9b8c4", "#8fa6c4"],
  forest: ["#dfe8d4", "#7f9f86", "#2f4a43"],
  night: ["#3b4660", "#232b40", "#10131d"],
};

/** Blurs or replaces what is behind the person, or stops that. Its code and model (10 MB) are loaded when first asked for. */
export async function showBackground(
  track: LocalVideoTrack | undefined,
  background: Background,
): Promise<void> {
  if (!track) return;
  // Taken away first: a picture that cannot be read leaves the camera as it is, not as it was.
  if (track.getProcessor()) await track.stopProcessor();
  if (background.kind === "none") return;
  const { BackgroundProcessor } = await import("@livekit/track-processors");
  const assetPaths = { tasksVisionFileSet: "/blur", modelAssetPath: "/blur/segmenter.tflite" };
  if (background.kind === "blur") {
    const mode = "background-blur";
    await track.setProcessor(BackgroundProcessor({ mode, blurRadius: blurRadiusPx, assetPaths }));
    return;
  }
  const picture =
    background.kind === "own" ? await fitPicture(background.picture) : await paint(background.name);
  const imagePath = URL.createObjectURL(picture);
  try {
    const mode = "virtual-background";
    await track.setProcessor(BackgroundProcessor({ mode, imagePath, assetPaths }));
  } finally {
    URL.revokeObjectURL(imagePath);
  }
}

/** Fills the camera's shape with the middle of a picture; rejects what is none. It never leaves the page. */
async function fitPicture(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = pictureSizePx;
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [drawnWidth, drawnHeight] = [bitmap.width * scale, bitmap.height * scale];
  return draw((paint) => {
    const [x, y] = [(width - drawnWidth) / 2, (height - drawnHeight) / 2];
    paint.drawImage(bitmap, x, y, drawnWidth, drawnHeight);
    bitmap.close();
  });
}

function paint(name: PaintedBackground): Promise<Blob> {
  const { width, height } = pictureSizePx;
  return draw((surface) => {
    const gradient = surface.createLinearGradient(0, 0, width / 3, height);
    colours[name].forEach((colour, index) => gradient.addColorStop(index / 2, colour));
    surface.fillStyle = gradient;
    surface.fillRect(0, 0, width, height);
  });
}

async function draw(act: (surface: OffscreenCanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = new OffscreenCanvas(pictureSizePx.width, pictureSizePx.height);
  const surface = canvas.getContext("2d");
  if (!surface) throw new Error("No drawing surface");
  act(surface);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}
