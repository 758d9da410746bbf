import { fireEvent, render, screen } from "@testing-library/react";
import fc from "fast-check";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { AvatarCropper } from "../src/crop/avatar-cropper.tsx";
import { clampCrop, cropSquare, panCrop, wholeCrop, zoomMax } from "../src/crop/crop.ts";
import type { Crop } from "../src/crop/crop.ts";

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 8_000 }),
  height: fc.integer({ min: 1, max: 8_000 }),
});
const anyNumber = fc.double({ min: -20, max: 20, noNaN: true });
const crops = fc.record({ zoom: anyNumber, centerX: anyNumber, centerY: anyNumber });

describe("a crop", () => {
  it("lies within the picture, however it was asked for and wherever it is dragged", () => {
    fc.assert(
      fc.property(sizes, crops, anyNumber, anyNumber, (size, crop, x, y) => {
        const {
          x: left,
          y: top,
          side,
        } = cropSquare(panCrop(clampCrop(crop, size), { x, y }, size), size);
        const slack = 1e-6 * Math.max(size.width, size.height);
        expect(left).toBeGreaterThanOrEqual(-slack);
        expect(top).toBeGreaterThanOrEqual(-slack);
        expect(left + side).toBeLessThanOrEqual(size.width + slack);
        expect(top + side).toBeLessThanOrEqual(size.height + slack);
        expect(side).toBeGreaterThan(0);
      }),
    );
  });

  it("begins with the largest square in the middle", () => {
    expect(cropSquare(wholeCrop, { width: 800, height: 400 })).toEqual({ x: 200, y: 0, side: 400 });
  });
});

const size = { width: 800, height: 400 };
let last: Crop = wholeCrop;

function Cropper() {
  const [crop, setCrop] = useState(wholeCrop);
  return (
    <AvatarCropper
      src="data:,"
      size={size}
      crop={crop}
      onChange={(next) => {
        last = next;
        setCrop(next);
      }}
      labels={{ area: "Photo", zoom: "Size" }}
    />
  );
}

describe("placing a photo", () => {
  it("works by keys alone: arrows show more of that side, plus and minus change the size", () => {
    render(<Cropper />);
    const area = screen.getByRole("application", { name: "Photo" });
    for (let press = 0; press < 40; press += 1) fireEvent.keyDown(area, { key: "ArrowRight" });
    expect(cropSquare(last, size)).toEqual({ x: 400, y: 0, side: 400 });
    fireEvent.keyDown(area, { key: "+" });
    expect(last.zoom).toBe(1.25);
    for (let press = 0; press < 40; press += 1) fireEvent.keyDown(area, { key: "+" });
    expect(last.zoom).toBe(zoomMax);
    for (let press = 0; press < 40; press += 1) fireEvent.keyDown(area, { key: "-" });
    expect(last.zoom).toBe(1);
  });

  it("leaves the keys it does not know to the page", () => {
    render(<Cropper />);
    const area = screen.getByRole("application", { name: "Photo" });
    expect(fireEvent.keyDown(area, { key: "Tab" })).toBe(true);
    expect(fireEvent.keyDown(area, { key: "ArrowLeft" })).toBe(false);
  });

  it("follows the slider", () => {
    render(<Cropper />);
    fireEvent.change(screen.getByRole("slider", { name: "Size" }), { target: { value: "3" } });
    expect(last.zoom).toBe(3);
  });
});
