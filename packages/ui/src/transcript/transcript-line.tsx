import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Avatar } from "../primitives/avatar.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Marked } from "./marked.tsx";
import { marksOf } from "./marks-of.ts";
import type { TranscriptItem } from "./line.ts";

export interface TranscriptLineProps {
  item: TranscriptItem;
  /** Bears avatar, name and time. */
  head: boolean;
  query: string;
  /** The line a link led to. */
  active: boolean;
  copyButton?: ReactNode;
  /** Acts on the line alone; at its end. */
  lineButton?: ReactNode;
}

/** One line; the first of a block names the speaker. A partial differs in colour alone, so nothing moves as it settles. */
export function TranscriptLine({
  item,
  head,
  query,
  active,
  copyButton,
  lineButton,
}: TranscriptLineProps) {
  if (item.kind === "notice") {
    return (
      <p
        role="listitem"
        className="flex items-center gap-3 py-2 text-sm text-text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        {item.text}
      </p>
    );
  }
  return (
    <div
      role="listitem"
      id={`line-${item.id}`}
      className={clsx(
        "group/line relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 pb-0.5",
        head && "pt-3",
        active && "bg-highlight/35 forced-colors:outline",
        // A finger finds the button without hovering: it keeps off the words.
        lineButton && "pointer-coarse:pr-11",
      )}
    >
      {head && (
        <>
          <Avatar
            name={item.speaker.name}
            src={item.speaker.avatarSrc}
            color={item.speaker.avatarColor}
            size="sm"
            className="row-span-2 mt-0.5"
          />
          <div className="flex min-h-6 min-w-0 items-center gap-2">
            <bdi className="truncate font-semibold text-text">{item.speaker.name}</bdi>
            {item.speaker.mark && <Badge>{item.speaker.mark}</Badge>}
            <span className="shrink-0 text-xs text-text-muted tabular-nums">{item.timeLabel}</span>
            <span className="ml-auto opacity-0 transition-opacity group-focus-within/line:opacity-100 group-hover/line:opacity-100 pointer-coarse:-my-2.5 pointer-coarse:opacity-100">
              {copyButton}
            </span>
          </div>
        </>
      )}
      <p
        lang={item.language}
        dir="auto"
        data-utterance-id={item.id}
        data-speaker={item.speaker.name}
        data-status={item.status ?? (item.final ? "heard" : "partial")}
        className={clsx(
          "col-start-2 wrap-anywhere transition-colors duration-300",
          item.final ? "text-text" : "text-text-muted",
        )}
      >
        <Marked text={item.text} marks={marksOf(item.text, query)} />
      </p>
      {item.marks && (
        <p className="col-start-2 flex flex-wrap gap-1 pb-0.5">
          {item.marks.map((mark) => (
            <Badge key={mark} tone="accent">
              {mark}
            </Badge>
          ))}
        </p>
      )}
      {lineButton && (
        <span className="absolute right-1 bottom-0 rounded-md bg-surface opacity-0 transition-opacity group-focus-within/line:opacity-100 group-hover/line:opacity-100 pointer-coarse:opacity-80">
          {lineButton}
        </span>
      )}
    </div>
  );
}
