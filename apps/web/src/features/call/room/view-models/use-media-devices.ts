"use client";
import { useEffect, useState } from "react";
import { findMediaDevices } from "#shared/media-devices.ts";

export interface MediaDeviceChoice {
  readonly kind: MediaDeviceKind;
  readonly id: string;
  readonly label: string;
}

/** The devices there are, kept up to date while the component is shown. */
export function useMediaDevices(): readonly MediaDeviceChoice[] {
  const [devices, setDevices] = useState<readonly MediaDeviceChoice[]>([]);
  useEffect(() => {
    const media = findMediaDevices();
    if (!media) return;
    let current = true;
    const list = () => {
      void media.enumerateDevices().then(
        (found) => {
          if (!current) return;
          const named = found.filter(({ deviceId, label }) => deviceId !== "" && label !== "");
          setDevices(named.map(({ kind, deviceId, label }) => ({ kind, id: deviceId, label })));
        },
        () => undefined,
      );
    };
    list();
    media.addEventListener("devicechange", list);
    return () => {
      current = false;
      media.removeEventListener("devicechange", list);
    };
  }, []);
  return devices;
}
