"use client";
import { LevelMeter } from "@rooms/ui";
import { useEffect, useState } from "react";
import { meterLevel } from "../view-models/level-meter.ts";

/** How loud a track is now. */
export function TrackLevel({ track, label }: { track: MediaStreamTrack | null; label: string }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) return;
    const stop = meterLevel(track, setLevel);
    return () => {
      stop();
      setLevel(0);
    };
  }, [track]);
  return <LevelMeter label={label} level={level} bars={24} />;
}
