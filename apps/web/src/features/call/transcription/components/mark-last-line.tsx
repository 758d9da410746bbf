"use client";
import { useState } from "react";
import { useMarks } from "../view-models/use-marks.ts";
import { useTranscriptStream } from "../view-models/use-transcript-stream.ts";
import { MarkDialog } from "./mark-dialog.tsx";

export interface MarkLastLineProps {
  onClose: () => void;
}

/** Marks what was said last, by one key, whether the transcript is open or not. */
export function MarkLastLine({ onClose }: MarkLastLineProps) {
  const { lines } = useTranscriptStream();
  const marks = useMarks();
  // The line of the moment in which the key was pressed: people go on speaking.
  const [line] = useState(() => lines.findLast(({ seq }) => seq !== null) ?? null);
  return <MarkDialog line={line} marks={marks} open onOpenChange={(open) => !open && onClose()} />;
}
