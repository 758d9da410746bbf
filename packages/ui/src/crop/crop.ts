/** A square part of a picture. */
export interface Crop {
  /** 1 takes the largest square there is. */
  readonly zoom: number;
  /** The middle of the square, as parts of the picture's width and height, 0–1. */
  readonly centerX: number;
  readonly centerY: number;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** In the picture's own pixels. */
export interface CropSquare {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export const zoomMax = 5;
export const wholeCrop: Crop = { zoom: 1, centerX: 0.5, centerY: 0.5 };

const between = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/** The nearest crop that lies within the picture. */
export function clampCrop(crop: Crop, { width, height }: PictureSize): Crop {
  const zoom = between(crop.zoom, 1, zoomMax);
  const half = Math.min(width, height) / zoom / 2;
  return {
    zoom,
    centerX: between(crop.centerX, half / width, 1 - half / width),
    centerY: between(crop.centerY, half / height, 1 - half / height),
  };
}

/** Which pixels a crop takes. */
export function cropSquare(crop: Crop, { width, height }: PictureSize): CropSquare {
  const side = Math.min(width, height) / crop.zoom;
  return { x: crop.centerX * width - side / 2, y: crop.centerY * height - side / 2, side };
}

/** Moves the picture under the square by parts of the square's side, as a hand drags it. */
export function panCrop(crop: Crop, by: { x: number; y: number }, size: PictureSize): Crop {
  const { side } = cropSquare(crop, size);
  return clampCrop(
    {
      ...crop,
      centerX: crop.centerX - (by.x * side) / size.width,
      centerY: crop.centerY - (by.y * side) / size.height,
    },
    size,
  );
}
