"use client";
import { MagnifyingGlassMinusIcon } from "@phosphor-icons/react/dist/ssr/MagnifyingGlassMinus";
import { MagnifyingGlassPlusIcon } from "@phosphor-icons/react/dist/ssr/MagnifyingGlassPlus";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import { clampCrop, cropSquare, panCrop, zoomMax } from "./crop.ts";
import type { Crop, PictureSize } from "./crop.ts";

export interface AvatarCropperLabels {
  /** Says how it is moved: by dragging, arrows, plus and minus. */
  area: string;
  zoom: string;
}

export interface AvatarCropperProps {
  src: string;
  /** The picture's own pixels. */
  size: PictureSize;
  crop: Crop;
  onChange: (crop: Crop) => void;
  labels: AvatarCropperLabels;
}

const keyStep = 0.05;
const zoomStep = 0.25;
const wheelZoom = 0.002;

const panKeys: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: keyStep, y: 0 },
  ArrowRight: { x: -keyStep, y: 0 },
  ArrowUp: { x: 0, y: keyStep },
  ArrowDown: { x: 0, y: -keyStep },
};
const zoomKeys: Record<string, number> = { "+": zoomStep, "=": zoomStep, "-": -zoomStep };

/** Chooses the round part of a picture: drag, wheel, arrows, or the slider. */
export function AvatarCropper({ src, size, crop, onChange, labels }: AvatarCropperProps) {
  const area = useRef<HTMLDivElement>(null);
  const zoomBy = (by: number) => onChange(clampCrop({ ...crop, zoom: crop.zoom + by }, size));
  const onWheel = useRef<(event: WheelEvent) => void>(() => undefined);
  useEffect(() => {
    onWheel.current = (event) => {
      event.preventDefault();
      zoomBy(-event.deltaY * wheelZoom);
    };
  });
  useEffect(() => {
    const element = area.current;
    // React's own listener is passive: the page would scroll along.
    const listener = (event: WheelEvent) => onWheel.current(event);
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, []);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    onChange(panCrop(crop, { x: event.movementX / width, y: event.movementY / width }, size));
  };
  const press = (event: KeyboardEvent) => {
    const pan = panKeys[event.key];
    const zoom = zoomKeys[event.key];
    if (!pan && zoom === undefined) return;
    event.preventDefault();
    if (pan) onChange(panCrop(crop, pan, size));
    else if (zoom !== undefined) zoomBy(zoom);
  };

  const square = cropSquare(crop, size);
  const percent = (part: number) => `${(part / square.side) * 100}%`;
  return (
    <div className="flex flex-col items-center gap-4">
      <div
        ref={area}
        role="application"
        aria-label={labels.area}
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        className="focus-ring relative size-64 max-w-full cursor-grab touch-none overflow-hidden rounded-lg bg-surface-sunken select-none active:cursor-grabbing"
      >
        <img
          src={src}
          alt=""
          draggable={false}
          className="absolute max-w-none origin-top-left"
          style={{
            width: percent(size.width),
            height: percent(size.height),
            left: percent(-square.x),
            top: percent(-square.y),
          }}
        />
        {/* What stays outside the circle is dimmed. */}
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_100px_rgb(0_0_0/0.5)] ring-2 ring-white/80"
        />
      </div>
      <div className="flex w-64 max-w-full items-center gap-3 text-lg text-text-muted">
        <MagnifyingGlassMinusIcon aria-hidden className="shrink-0" />
        <input
          type="range"
          aria-label={labels.zoom}
          min={1}
          max={zoomMax}
          step={0.01}
          value={crop.zoom}
          onChange={(event) => zoomBy(Number(event.target.value) - crop.zoom)}
          className="focus-ring h-9 min-w-0 flex-1 accent-accent pointer-coarse:h-11"
        />
        <MagnifyingGlassPlusIcon aria-hidden className="shrink-0" />
      </div>
    </div>
  );
}
