"use client";
import { FlagIcon } from "@phosphor-icons/react/dist/ssr/Flag";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import { useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { CopyButton } from "../primitives/copy-button.tsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { FollowedRows } from "./followed-rows.tsx";
import type { TranscriptItem } from "./line.ts";
import { TranscriptLine } from "./transcript-line.tsx";
import { blockText, transcriptRows } from "./transcript-rows.ts";
import { useFollowEnd } from "./use-follow-end.ts";

export interface TranscriptListLabels {
  list: string;
  copy: string;
  copied: string;
  /** Of the button on a line; with `onMark`. */
  mark?: string | undefined;
  jumpToLive: string;
  /** Beside the jump, while lines come in unseen. */
  unseen: (count: number) => string;
}

export interface TranscriptListProps {
  items: readonly TranscriptItem[];
  /** Follows the end; without it the list stands still, as on a recap page. */
  live?: boolean | undefined;
  /** Marked wherever it stands. */
  query?: string | undefined;
  /** Brought into view and marked, for instance the words a task rests on. */
  activeId?: string | null | undefined;
  onCopy?: ((text: string) => boolean | Promise<boolean>) | undefined;
  /** Given the id of a stored line that is to be marked. */
  onMark?: ((id: string) => void) | undefined;
  empty?: ReactNode;
  className?: string | undefined;
  labels: TranscriptListLabels;
}

/** Drawn beyond both edges: a flick stays on text, and the browser's own search finds what is near. */
const bufferPx = 1000;

/** Everything said, thousands of lines at ease. */
export function TranscriptList(props: TranscriptListProps) {
  const { items, live = false, query = "", activeId = null, onCopy, onMark, labels } = props;
  const rows = useMemo(() => transcriptRows(items), [items]);
  const end = useFollowEnd(items.length, live);
  const { lookAt } = end;

  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  }, [items]);
  // Depends on the wish alone: lines that come in later must not pull the reader back to it.
  useEffect(() => {
    if (activeId === null) return;
    const index = latest.current.findIndex((item) => item.id === activeId);
    if (index >= 0) lookAt(index);
  }, [activeId, lookAt]);

  return (
    <FollowedRows
      {...{ rows, end, live, bufferPx }}
      empty={props.empty}
      className={props.className}
      labels={{ list: labels.list, jump: labels.jumpToLive, unseen: labels.unseen }}
    >
      {({ item, head }, index) => (
        <TranscriptLine
          key={item.id}
          item={item}
          head={head}
          query={query}
          active={item.id === activeId}
          lineButton={
            onMark &&
            item.kind === "speech" &&
            item.status === "stored" && (
              <IconButton
                size="sm"
                label={labels.mark ?? ""}
                icon={<FlagIcon aria-hidden className="size-4" />}
                onClick={() => onMark(item.id)}
              />
            )
          }
          copyButton={
            head &&
            onCopy && (
              <CopyButton
                size="sm"
                label={labels.copy}
                copiedLabel={labels.copied}
                icon={<CopyIcon aria-hidden className="size-4" />}
                onCopy={() => onCopy(blockText(items, index))}
              />
            )
          }
        />
      )}
    </FollowedRows>
  );
}
