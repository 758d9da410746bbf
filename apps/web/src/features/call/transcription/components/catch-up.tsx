"use client";
import { useState } from "react";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";
import type { LookedAway } from "../view-models/looked-away.ts";
import { CatchUpDialog } from "./catch-up-dialog.tsx";

export interface CatchUpProps {
  looks: LookedAway;
  onClose: () => void;
  /** Given the id of the line's utterance. */
  onShow: (utteranceId: string) => void;
}

/** Catching up, by the session's clock. */
export function CatchUp({ looks, onClose, onShow }: CatchUpProps) {
  const { live } = useTranscriptionContext().transcription;
  // The moment in which it was opened: what is said meanwhile is heard.
  const [{ nowMs, awayFromMs }] = useState(() => {
    const offsetMs = live.getSnapshot().clockOffsetMs ?? 0;
    const from = looks.fromMs;
    const away = from === null ? null : Math.max(0, from + offsetMs);
    return { nowMs: Date.now() + offsetMs, awayFromMs: away };
  });
  const close = () => {
    looks.caughtUp();
    onClose();
  };
  return (
    <CatchUpDialog
      awayFromMs={awayFromMs}
      nowMs={nowMs}
      onClose={close}
      onShow={(seq) => {
        const line = live.transcript.getSnapshot().lines.find((one) => one.seq === seq);
        close();
        if (line) onShow(line.utteranceId);
      }}
    />
  );
}
