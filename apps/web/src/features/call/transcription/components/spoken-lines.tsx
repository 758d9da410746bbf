"use client";
import { useTranscriptStream } from "../view-models/use-transcript-stream.ts";
import { LineAnnouncer } from "./line-announcer.tsx";

/** Tells a screen reader what is said in the room. */
export function SpokenLines() {
  const { lines, caughtUp } = useTranscriptStream();
  return <LineAnnouncer lines={lines} live={caughtUp} />;
}
