"use client";
import { clsx } from "clsx";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { Avatar } from "../primitives/avatar.tsx";
import { Badge } from "../primitives/badge.tsx";
import { FollowedRows } from "../transcript/followed-rows.tsx";
import { useFollowEnd } from "../transcript/use-follow-end.ts";
import { chatRows } from "./chat-item.ts";
import type { ChatItem, ChatRow } from "./chat-item.ts";

export interface ChatListLabels {
  list: string;
  jumpToLatest: string;
  /** Beside the jump, while messages come in unseen. */
  unseen: (count: number) => string;
}

export interface ChatListProps {
  items: readonly ChatItem[];
  /** Draws the text, with its links. */
  renderText: (item: ChatItem) => ReactNode;
  /** Beside the message. */
  renderActions?: ((item: ChatItem) => ReactNode) | undefined;
  /** Under a message that was not sent yet. */
  renderState?: ((item: ChatItem) => ReactNode) | undefined;
  empty?: ReactNode;
  className?: string | undefined;
  labels: ChatListLabels;
}

/** Drawn beyond both edges. */
const bufferPx = 800;

/** What people wrote, thousands of messages at ease; stays at the newest until the reader scrolls away. */
export function ChatList(props: ChatListProps) {
  const { items, labels } = props;
  const rows = useMemo(() => chatRows(items), [items]);
  const end = useFollowEnd(items.length, true);
  return (
    <FollowedRows
      {...{ rows, end, bufferPx }}
      live
      empty={props.empty}
      className={props.className}
      labels={{ list: labels.list, jump: labels.jumpToLatest, unseen: labels.unseen }}
    >
      {(row) => <Message key={row.item.id} {...row} {...props} />}
    </FollowedRows>
  );
}

type MessageProps = ChatRow & Pick<ChatListProps, "renderText" | "renderActions" | "renderState">;

function Message({ item, head, renderText, renderActions, renderState }: MessageProps) {
  const { author, timeLabel, state } = item;
  return (
    <div
      role="listitem"
      data-message-state={state ?? "sent"}
      className={clsx(
        "group/message relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-md px-2 pb-1 focus-within:bg-surface-hover hover:bg-surface-hover",
        head && "pt-3",
      )}
    >
      {head && (
        <>
          <Avatar
            name={author.name}
            src={author.avatarSrc}
            color={author.avatarColor}
            size="sm"
            className="row-span-2 mt-0.5"
          />
          <div className="flex h-6 min-w-0 items-center gap-1.5">
            <bdi className="truncate font-semibold text-text">{author.name}</bdi>
            {author.mark && <Badge>{author.mark}</Badge>}
            <span className="shrink-0 text-xs text-text-muted tabular-nums">{timeLabel}</span>
          </div>
        </>
      )}
      <p
        dir="auto"
        className={clsx(
          "col-start-2 wrap-anywhere whitespace-pre-wrap",
          state === undefined ? "text-text" : "text-text-muted",
        )}
      >
        {renderText(item)}
      </p>
      {state !== undefined && (
        <div className="col-start-2 text-sm text-text-muted">{renderState?.(item)}</div>
      )}
      {state === undefined && renderActions && (
        <span className="absolute top-1 right-1 opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
          {renderActions(item)}
        </span>
      )}
    </div>
  );
}
