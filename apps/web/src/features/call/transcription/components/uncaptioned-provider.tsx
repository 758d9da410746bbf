"use client";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { uncaptionedOf } from "../../room/view-models/uncaptioned.ts";
import type { UncaptionedReason } from "../../room/view-models/uncaptioned.ts";
import { UncaptionedContext } from "../../room/view-models/uncaptioned-context.ts";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";

/** A participant's first audio reaches the transcriber after they join: without the delay each join would flash the mark. */
const settleMs = 4_000;

/** Tells the tiles, the list and the captions whose speech is not written down. */
export function UncaptionedProvider({ children }: { children: ReactNode }) {
  const { live } = useTranscriptionContext().transcription;
  const participants = useParticipants();
  // By their parts, not by the snapshot: levels change ten times a second.
  const captioning = useSyncExternalStore(
    (tell) => live.subscribe(tell),
    () => live.getSnapshot().captioning,
    () => null,
  );
  const transcription = useSyncExternalStore(
    (tell) => live.subscribe(tell),
    () => live.getSnapshot().transcription,
    () => null,
  );
  const key = JSON.stringify([
    ...uncaptionedOf({ captioning, transcription }, participants).entries(),
  ]);
  const [settledKey, setSettledKey] = useState("[]");
  useEffect(() => {
    const timer = setTimeout(() => setSettledKey(key), settleMs);
    return () => clearTimeout(timer);
  }, [key]);
  const uncaptioned = useMemo(() => {
    const settled = new Set(readEntries(settledKey).map(([identity]) => identity));
    return new Map(readEntries(key).filter(([identity]) => settled.has(identity)));
  }, [key, settledKey]);
  return <UncaptionedContext value={uncaptioned}>{children}</UncaptionedContext>;
}

/** The cast is safe: the key is such entries as JSON, made above. Unlike the map's object it changes with its content only. */
function readEntries(key: string): [string, UncaptionedReason][] {
  return JSON.parse(key) as [string, UncaptionedReason][];
}
