"use client";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import type { Participant } from "@rooms/api-client";
import { Button, TextField, TranscriptList } from "@rooms/ui";
import type { TranscriptItem } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useCopy } from "../../../shared/use-copy.ts";
import { clockTime } from "../../transcription/view-models/clock-time.ts";
import { findSegments, transcriptText } from "../view-models/segments.ts";
import type { SegmentView } from "../view-models/segments.ts";
import { ExportMenu } from "./export-menu.tsx";

export interface TranscriptReaderProps {
  slug: string;
  /** In the order of speech. */
  segments: readonly SegmentView[];
  /** By identity. */
  faces: ReadonlyMap<string, Participant>;
}

/** The lines, with search, copy and export. */
export function TranscriptReader({ slug, segments, faces }: TranscriptReaderProps) {
  const t = useTranslations("transcript");
  const lines = useTranslations("transcription");
  const copy = useCopy();
  const [query, setQuery] = useState("");
  const found = useMemo(() => findSegments(segments, query), [segments, query]);
  const items = useMemo(() => found.map((segment) => itemOf(segment, faces)), [found, faces]);
  const copyText = (text: string) => copy(text, { done: t("copied"), failed: t("copyFailed") });
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          label={t("search")}
          labelHidden
          type="search"
          placeholder={t("search")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="min-w-44 flex-1 basis-full sm:basis-0"
        />
        <Button icon={<CopyIcon aria-hidden />} onClick={() => copyText(transcriptText(segments))}>
          {t("copy")}
        </Button>
        <ExportMenu slug={slug} />
      </div>
      <p role="status" className="mt-2 min-h-5 text-sm text-text-muted">
        {query.trim() !== "" && t("found", { count: found.length })}
      </p>
      <TranscriptList
        items={items}
        query={query.trim()}
        onCopy={(text) => copyText(text)}
        className="flex-1"
        labels={{
          list: t("lines"),
          copy: t("copyLine"),
          copied: t("copied"),
          jumpToLive: lines("latest"),
          unseen: (count) => lines("unseen", { count }),
        }}
      />
    </div>
  );
}

function itemOf(segment: SegmentView, faces: TranscriptReaderProps["faces"]): TranscriptItem {
  const face = faces.get(segment.identity);
  return {
    kind: "speech",
    id: segment.id,
    speakerId: segment.identity,
    speaker: {
      name: segment.name,
      avatarSrc: face?.avatarUrl,
      avatarColor: face?.noAvatarColor,
    },
    text: segment.text,
    timeLabel: clockTime(segment.startedAtMs),
    final: true,
    status: "stored",
  };
}
