"use client";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import { CopyButton, IconButton, Input, Menu, Switch, TranscriptList } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useDeferredValue, useMemo, useState } from "react";
import { useCopyText } from "#shared/use-copy.ts";
import { useLocalParticipantTranscription } from "../view-models/use-local-participant-transcription.ts";
import { markedItems } from "../view-models/marked-items.ts";
import { useMarkText } from "../view-models/use-mark-text.ts";
import { withPauses } from "../view-models/pauses.ts";
import type { Pause } from "../view-models/pauses.ts";
import { usePauseItems } from "../view-models/use-pause-items.ts";
import { useMarks } from "../view-models/use-marks.ts";
import { useSpeakers } from "../view-models/use-speakers.ts";
import { useTextSize } from "../view-models/use-text-size.ts";
import { useTranscriptStream } from "../view-models/use-transcript-stream.ts";
import { itemsText, searchItems } from "../view-models/search-items.ts";
import { TranscriptItems } from "../view-models/transcript-items.ts";
import { MarkDialog } from "./mark-dialog.tsx";
import { TranscriptionControl } from "./transcription-control.tsx";
import { TranscriptionStatusLine } from "./transcription-status.tsx";

const sizes = { sm: "text-xs", md: "text-base", lg: "text-lg", xl: "text-2xl" } as const;

export interface TranscriptPanelProps {
  shownLine?: string | null;
  /** For a page that is not in the room, which tells them. */
  pauses?: readonly Pause[];
}

/** Everything said so far and what is being said, with the state of the transcription above it. */
export function TranscriptPanel({ shownLine = null, pauses: told }: TranscriptPanelProps) {
  const t = useTranslations("transcription");
  const { lines } = useTranscriptStream();
  const speakers = useSpeakers(lines);
  const [made] = useState(() => new TranscriptItems());
  const { beside, speak, setSpeak } = useLocalParticipantTranscription();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed);
  const marks = useMarks();
  const markText = useMarkText();
  const items = markedItems(made.of(lines, speakers), lines, {
    bySeq: marks.bySeq,
    textOf: markText,
  });
  const [marking, setMarking] = useState({ utteranceId: "", open: false });
  const pauses = usePauseItems(told);
  const all = useMemo(() => withPauses(items, pauses), [items, pauses]);
  const found = useMemo(() => searchItems(all, query), [all, query]);
  const searching = query.trim() !== "";
  const textSize = useTextSize("transcript");
  const copyText = useCopyText();
  const copy = (text: string) => copyText(text, t("copyFailed"));
  return (
    <>
      <TranscriptionStatusLine />
      <div className="flex items-center gap-1 px-4 pb-2">
        <Input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("search")}
          aria-label={t("search")}
        />
        <Menu
          trigger={
            <IconButton
              label={textSize.labels.menu}
              icon={<TextAaIcon aria-hidden className="size-4.5" />}
            />
          }
          items={(["sm", "md", "lg", "xl"] as const).map((size) => ({
            label: textSize.labels[size],
            checked: size === textSize.size,
            onSelect: () => textSize.choose(size),
          }))}
        />
        <CopyButton
          label={t("copyAll")}
          copiedLabel={t("copied")}
          icon={<CopyIcon aria-hidden className="size-4.5" />}
          onCopy={() => copy(itemsText(all))}
        />
      </div>
      {searching && (
        <p role="status" className="px-4 pb-1 text-sm text-text-muted">
          {t("found", { count: found.length })}
        </p>
      )}
      <TranscriptList
        live
        items={found}
        query={query}
        activeId={shownLine}
        onCopy={copy}
        onMark={(utteranceId) => setMarking({ utteranceId, open: true })}
        empty={
          <p className="px-4 py-8 text-center text-text-muted">
            {searching ? t("nothingFound") : t("empty")}
          </p>
        }
        className={`min-h-40! flex-1 px-2 ${sizes[textSize.size]}`}
        labels={{
          list: t("lines"),
          copy: t("copy"),
          copied: t("copied"),
          mark: t("mark.title"),
          jumpToLive: t("latest"),
          unseen: (count) => t("unseen", { count }),
        }}
      />
      <MarkDialog
        line={lines.find((line) => line.utteranceId === marking.utteranceId) ?? null}
        marks={marks}
        open={marking.open}
        onOpenChange={(open) => setMarking((before) => ({ ...before, open }))}
      />
      {!beside && (
        <div className="flex flex-col gap-1 border-t border-line px-4 py-1.5">
          <Switch label={t("speakSwitch")} checked={speak} onChange={setSpeak} />
          <TranscriptionControl />
        </div>
      )}
    </>
  );
}
