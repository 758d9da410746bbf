import type { Page } from "@playwright/test";

export type Rgb = [red: number, green: number, blue: number];

/** A PNG, 800 × 400: red on the left, blue on the right. */
export async function twoColouredPicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 800;
    canvas.height = 400;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("No 2D canvas.");
    context.fillStyle = "#ff0000";
    context.fillRect(0, 0, 400, 400);
    context.fillStyle = "#0000ff";
    context.fillRect(400, 0, 400, 400);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

/** The colour of a picture at a place, both parts 0–1. */
export function colourAt(page: Page, src: string, x: number, y: number): Promise<Rgb> {
  return page.evaluate(
    async (place): Promise<[number, number, number]> => {
      const image = new Image();
      image.src = place.src;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("No 2D canvas.");
      context.drawImage(image, 0, 0);
      const [red = 0, green = 0, blue = 0] = context.getImageData(
        Math.floor(place.x * canvas.width),
        Math.floor(place.y * canvas.height),
        1,
        1,
      ).data;
      return [red, green, blue];
    },
    { src, x, y },
  );
}
