"use client";
import { lazyPart } from "@rooms/ui";
import { Suspense, useEffect, useState } from "react";
import { LookedAway, watchLooks } from "../transcription/view-models/looked-away.ts";

const CatchUp = lazyPart(async () => ({
  default: (await import("../transcription/components/catch-up.tsx")).CatchUp,
}));
const MarkLastLine = lazyPart(async () => ({
  default: (await import("../transcription/components/mark-last-line.tsx")).MarkLastLine,
}));

export type SaidDialog = "catchUp" | "mark";

export interface SaidDialogsProps {
  open: SaidDialog | null;
  onClose: () => void;
  /** Leads to a line of the transcript, by the id of its utterance. */
  onShow: (utteranceId: string) => void;
}

/** What one key opens about what was said: a look back, and a mark on the last line. Loaded when it is asked for. */
export function SaidDialogs({ open, onClose, onShow }: SaidDialogsProps) {
  const [looks] = useState(() => new LookedAway());
  useEffect(() => watchLooks(looks), [looks]);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      {open === "catchUp" ? (
        <CatchUp looks={looks} onClose={onClose} onShow={onShow} />
      ) : (
        <MarkLastLine onClose={onClose} />
      )}
    </Suspense>
  );
}
