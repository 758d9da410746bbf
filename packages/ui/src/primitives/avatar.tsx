"use client";
import { clsx } from "clsx";
import { useState } from "react";
import { initialsOf } from "../lib/initials.ts";

export type AvatarSize = "xs" | "sm" | "md" | "lg" | "xl" | "tile";

export interface AvatarProps {
  name: string;
  /** A photo; when it is missing or does not load, the initials stand in. */
  src?: string | null | undefined;
  /** A pastel, light in both themes: the initials on it are dark. */
  color?: string | undefined;
  size?: AvatarSize | undefined;
  /** Set where the name is not written beside it. */
  alt?: string | undefined;
  className?: string | undefined;
}

const sizes: Record<AvatarSize, string> = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-7 text-[0.6875rem]",
  md: "size-9 text-sm",
  lg: "size-14 text-lg",
  xl: "size-24 text-2xl",
  // Grows with the size container it stands in.
  tile: "size-[clamp(1.75rem,36cqmin,8rem)] text-[clamp(0.6875rem,13cqmin,2.75rem)]",
};

/** A person as a photo, or as initials on their own pastel. */
export function Avatar({
  name,
  src,
  color = "#cfe3e8",
  size = "md",
  alt = "",
  className,
}: AvatarProps) {
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  const shape = clsx("shrink-0 rounded-full select-none", sizes[size], className);
  if (src && src !== brokenSrc) {
    return (
      <img
        src={src}
        alt={alt}
        draggable={false}
        onError={() => setBrokenSrc(src)}
        className={clsx(shape, "object-cover")}
      />
    );
  }
  return (
    <span
      {...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": true })}
      // Drawn, not written: neither copied with a text nor taken for the label of a button around it.
      data-initials={initialsOf(name)}
      style={{ backgroundColor: color }}
      className={clsx(
        shape,
        "inline-grid place-items-center font-semibold text-[#1a1d1f] before:content-[attr(data-initials)]",
      )}
    />
  );
}
