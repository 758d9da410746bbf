"use client";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import type { ChatMessage } from "@rooms/api-client";
import { Badge, Button, ConfirmDialog, IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { clockTime } from "#shared/clock-time.ts";
import { LinkedText } from "#shared/components/linked-text.tsx";
import { useChange } from "#shared/use-change.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";

/** Shown at first; all others by one button. */
const shownAtFirst = 50;

interface ChatMessagesProps {
  slug: string;
  messages: readonly ChatMessage[];
  mayDelete: boolean;
  onDeleted: (id: string) => void;
}

/** What people wrote to all during the session. */
export function ChatMessages({ slug, messages, mayDelete, onDeleted }: ChatMessagesProps) {
  const t = useTranslations("recap.chat");
  const { run } = useChange();
  const [linked] = useState(linkedMessage);
  const [all, setAll] = useState(linked !== null);
  const [deleting, setDeleting] = useState<string | null>(null);
  const shown = all ? messages : messages.slice(0, shownAtFirst);
  const remove = async (id: string) => {
    setDeleting(null);
    const deleted = await run(roomsApi.chat.delete, { params: { slug, id } });
    if (deleted.ok) onDeleted(id);
  };
  return (
    <section aria-labelledby="recap-chat">
      <h2 id="recap-chat" className="mb-2 text-lg font-semibold">
        {t("title")}
      </h2>
      <ol className="flex flex-col gap-3">
        {shown.map((message) => (
          <Message
            key={message.id}
            message={message}
            linked={message.id === linked}
            onDelete={mayDelete ? () => setDeleting(message.id) : undefined}
          />
        ))}
      </ol>
      {shown.length < messages.length && (
        <Button size="sm" className="mt-3" onClick={() => setAll(true)}>
          {t("showAll", { count: messages.length })}
        </Button>
      )}
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={(open) => !open && setDeleting(null)}
        title={t("deleteTitle")}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        cancelLabel={t("cancel")}
        danger
        onConfirm={() => deleting !== null && void remove(deleting)}
      />
    </section>
  );
}

/** The message that the address names, as search does. */
function linkedMessage(): string | null {
  return /^#c-([\w-]+)$/.exec(location.hash)?.[1] ?? null;
}

/** They come after the page, which has brought what else an address may name to the screen by then. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}

interface MessageProps {
  message: ChatMessage;
  linked: boolean;
  onDelete: (() => void) | undefined;
}

function Message({ message, linked, onDelete }: MessageProps) {
  const t = useTranslations("recap.chat");
  const mark = usePersonMark()(message.outside);
  return (
    <li
      ref={linked ? bringIntoView : undefined}
      id={`c-${message.id}`}
      tabIndex={linked ? -1 : undefined}
      className={`group/message focus-ring rounded-md ${linked ? "-mx-2 bg-highlight/45 px-2 py-1" : ""}`}
    >
      <div className="flex min-h-8 items-center gap-2">
        <bdi className="truncate font-semibold">{message.name}</bdi>
        {mark !== undefined && <Badge>{mark}</Badge>}
        <span className="text-xs text-text-muted tabular-nums">{clockTime(message.sentAtMs)}</span>
        {onDelete && (
          <span className="ml-auto opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100 print:hidden">
            <IconButton
              size="sm"
              label={t("deleteOf", { name: message.name })}
              icon={<TrashIcon aria-hidden />}
              onClick={onDelete}
            />
          </span>
        )}
      </div>
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        <LinkedText text={message.text} />
      </p>
    </li>
  );
}
