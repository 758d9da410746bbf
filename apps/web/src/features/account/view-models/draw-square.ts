import type { CropSquare } from "@rooms/ui";

const sidePx = 512;
const quality = 0.9;

/** The square of a picture as a small JPEG. Throws when the browser cannot draw it. */
export async function drawSquare(url: string, { x, y, side }: CropSquare): Promise<Blob> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas");
  // JPEG knows no transparency: what is clear would turn black.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, sidePx, sidePx);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, x, y, side, side, 0, 0, sidePx, sidePx);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error("The picture could not be drawn"));
      },
      "image/jpeg",
      quality,
    );
  });
}
