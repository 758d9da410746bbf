"use client";
import { useState } from "react";
import { openPicture } from "./picture.ts";
import type { Picture } from "./picture.ts";

export interface ChosenPicture {
  /** The last one that could be opened. */
  readonly picture: Picture | null;
  /** Whether it is being placed in its circle. */
  readonly cropping: boolean;
  readonly setCropping: (cropping: boolean) => void;
  readonly refusal: "tooLarge" | "unreadable" | null;
  readonly pick: (file: File) => Promise<void>;
}

/** A picture of oneself on its way from a file to the circle. */
export function usePicture(): ChosenPicture {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [cropping, setCropping] = useState(false);
  const [refusal, setRefusal] = useState<ChosenPicture["refusal"]>(null);
  const pick = async (file: File) => {
    const opened = await openPicture(file);
    setRefusal(opened.ok ? null : opened.reason);
    if (!opened.ok) return;
    if (picture) URL.revokeObjectURL(picture.url);
    setPicture(opened.picture);
    setCropping(true);
  };
  return { picture, cropping, setCropping, refusal, pick };
}
