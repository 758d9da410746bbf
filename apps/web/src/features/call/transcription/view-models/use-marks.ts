"use client";
import { useToast } from "@rooms/ui";
import type { LineMark, MarkKind } from "@rooms/api-client";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { marksBySeq } from "./marks-by-seq.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

/** All pages hear of a mark at once: they do not all ask in the same moment. */
const spreadMs = 300;

export interface Marks {
  readonly bySeq: ReadonlyMap<number, readonly LineMark[]>;
  set: (seq: number, kind: MarkKind) => Promise<void>;
  remove: (mark: LineMark) => Promise<void>;
}

/** What people marked, read anew whenever the socket says that it changed. */
export function useMarks(): Marks {
  const { slug, transcription } = useTranscriptionContext();
  const toast = useToast();
  const refusalText = useRefusal();
  const [marks, setMarks] = useState<readonly LineMark[]>([]);
  const revision = useSyncExternalStore(
    (tell) => transcription.live.subscribe(tell),
    () => transcription.live.getSnapshot().marksRevision,
    () => null,
  );

  const read = useCallback(
    async (signal: AbortSignal) => {
      const answer = await roomsApi.marks.list({ params: { slug } }, { signal });
      if (answer.ok && !signal.aborted) setMarks(answer.data.items);
    },
    [slug],
  );
  useEffect(() => {
    const given = new AbortController();
    const waitMs = revision === null || revision === 0 ? 0 : Math.random() * spreadMs;
    const timer = setTimeout(() => {
      // Called off: the page has gone on.
      read(given.signal).catch(() => undefined);
    }, waitMs);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [read, revision]);

  const refused = (code: string) => {
    toast.show({ title: refusalText(code), tone: "error" });
  };
  return {
    bySeq: useMemo(() => marksBySeq(marks), [marks]),
    async set(seq, kind) {
      const answer = await roomsApi.marks.set({ params: { slug }, body: { seq, kind } });
      if (!answer.ok) refused(answer.problem.code);
      else setMarks((before) => [...before.filter(({ id }) => id !== answer.data.id), answer.data]);
    },
    async remove({ id }) {
      const answer = await roomsApi.marks.remove({ params: { slug, id } });
      if (!answer.ok) refused(answer.problem.code);
      else setMarks((before) => before.filter((one) => one.id !== id));
    },
  };
}
