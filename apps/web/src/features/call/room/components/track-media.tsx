"use client";
import { useEffect, useRef } from "react";
import type { MediaHandle } from "../view-models/room-snapshot.ts";

/** Shows a track. LiveKit sees the element's size and visibility and asks for no more picture than that. */
export function TrackVideo({ track }: { track: MediaHandle }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    track.attach(video);
    return () => track.detach(video);
  }, [track]);
  return <video ref={element} autoPlay muted playsInline />;
}

/** Lets a track be heard. */
export function TrackAudio({ track }: { track: MediaHandle }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    track.attach(audio);
    return () => track.detach(audio);
  }, [track]);
  return <audio ref={element} autoPlay />;
}
