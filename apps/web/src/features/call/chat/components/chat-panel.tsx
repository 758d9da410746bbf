"use client";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import { ChatList, ConfirmDialog, IconButton } from "@rooms/ui";
import type { ChatItem } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { LinkedText } from "#shared/components/linked-text.tsx";
import { useSpeakers } from "../../transcription/view-models/use-speakers.ts";
import { useChatContext } from "../view-models/chat-context.ts";
import { ChatItems } from "../view-models/chat-items.ts";
import { useChat } from "../view-models/use-chat.ts";
import { useDeleteMessage } from "../view-models/use-delete-message.ts";
import { ChatComposer } from "./chat-composer.tsx";
import { ChatSwitch } from "./chat-switch.tsx";
import { OutgoingState } from "./outgoing-state.tsx";

export interface ChatPanelProps {
  /** Delete what others wrote, and switch the chat off. */
  mayModerate: boolean;
  onClose: () => void;
}

/** What people wrote to all, and where one writes. */
export function ChatPanel({ mayModerate, onClose }: ChatPanelProps) {
  const t = useTranslations("chat");
  const { chat } = useChatContext();
  const { on, lines, outgoing, caughtUp } = useChat();
  const items = useItems();
  const composer = useRef<HTMLTextAreaElement>(null);
  const remove = useDeleteMessage();
  const [deleting, setDeleting] = useState<string | null>(null);
  useReading(composer, on === true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  };
  const mayDelete = ({ authorId }: ChatItem) => mayModerate || authorId === chat.identity;
  return (
    // Escape closes the panel from wherever the focus is in it.
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <ChatList
        items={items}
        className="flex-1 px-2"
        renderText={({ text }) => <LinkedText text={text} />}
        renderState={({ id }) => (
          <OutgoingState message={outgoing.find(({ messageId }) => messageId === id)} />
        )}
        renderActions={(item) =>
          mayDelete(item) && (
            <IconButton
              size="sm"
              variant="outline"
              label={t("deleteOf", { name: item.author.name })}
              icon={<TrashIcon aria-hidden />}
              onClick={() => setDeleting(item.id)}
            />
          )
        }
        empty={
          <p className="px-4 py-8 text-center text-text-muted">
            {t(on !== true ? "offEmpty" : caughtUp ? "empty" : "loading")}
          </p>
        }
        labels={{
          list: t("messages"),
          jumpToLatest: t("latest"),
          unseen: (count) => t("newMessages", { count }),
        }}
      />
      <div className="border-t border-line">
        {on === true ? (
          <ChatComposer ref={composer} />
        ) : (
          <p role="status" className="px-4 py-3 text-sm text-text-muted">
            {t(on === false ? "off" : "unavailable")}
          </p>
        )}
        {mayModerate && on !== null && (
          <div className="border-t border-line px-4 py-1.5">
            <ChatSwitch />
          </div>
        )}
      </div>
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={(open) => !open && setDeleting(null)}
        title={t("deleteTitle")}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        cancelLabel={t("cancel")}
        danger
        onConfirm={() => {
          if (deleting !== null && lines.some(({ id }) => id === deleting)) void remove(deleting);
          setDeleting(null);
        }}
      />
    </div>
  );
}

function useItems(): readonly ChatItem[] {
  const t = useTranslations("chat");
  const { chat } = useChatContext();
  const { lines, outgoing } = useChat();
  const people = useSpeakers(lines);
  const [made] = useState(() => new ChatItems());
  return made.of({ lines, outgoing }, people, { identity: chat.identity ?? "", name: t("you") });
}

/** While the panel stands, what comes is read; the focus is where one writes, and goes back to where it came from. */
function useReading(composer: { current: HTMLTextAreaElement | null }, writable: boolean): void {
  const { chat } = useChatContext();
  useEffect(() => {
    const before = document.activeElement;
    const { current: field } = composer;
    chat.setOpen(true);
    field?.focus();
    return () => {
      chat.setOpen(false);
      const nowhere = document.activeElement === document.body || document.activeElement === field;
      if (nowhere && before instanceof HTMLElement) before.focus();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- opened once; the composer comes and goes with the setting
  }, [chat, writable]);
}
