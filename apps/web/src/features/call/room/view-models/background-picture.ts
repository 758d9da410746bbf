import type { Background, PaintedBackground } from "./backgrounds.ts";

const pictureSizePx = { width: 1280, height: 720 };

const colours: Readonly<Record<PaintedBackground, readonly [string, string, string]>> = {
  dawn: ["#f3d9c4", "#d9b8c4", "#8fa6c4"],
  forest: ["#dfe8d4", "#7f9f86", "#2f4a43"],
  night: ["#3b4660", "#232b40", "#10131d"],
};

type Pictured = Extract<Background, { kind: "own" | "painted" }>;

/** A JPEG in the camera's shape. Rejects an own file that is no picture; the file never leaves the page. */
export function pictureOf(background: Pictured): Promise<Blob> {
  return background.kind === "own" ? fitPicture(background.picture) : paint(background.name);
}

/** Fills the camera's shape with the middle of a picture. */
async function fitPicture(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = pictureSizePx;
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [drawnWidth, drawnHeight] = [bitmap.width * scale, bitmap.height * scale];
  return draw((surface) => {
    const [x, y] = [(width - drawnWidth) / 2, (height - drawnHeight) / 2];
    surface.drawImage(bitmap, x, y, drawnWidth, drawnHeight);
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
