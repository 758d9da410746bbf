"use client";
import type { OutgoingChat } from "@rooms/live-client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useLive } from "../../transcription/view-models/use-live.ts";
import { useChatContext } from "../view-models/chat-context.ts";

/** What becomes of one's own message: on its way, waiting for the network, or not sent, with what one can do. */
export function OutgoingState({ message }: { message: OutgoingChat | undefined }) {
  const t = useTranslations("chat");
  const { store } = useChatContext().chat;
  const { connection } = useLive();
  if (message === undefined) return null;
  if (message.state === "waiting") {
    const offline = connection.kind !== "live";
    return (
      <span className="flex flex-wrap items-center gap-x-3">
        <span role="status">{t(offline ? "waiting" : "sending")}</span>
        {offline && (
          <Button size="sm" variant="ghost" onClick={() => store.discard(message.messageId)}>
            {t("takeBack")}
          </Button>
        )}
      </span>
    );
  }
  const { code, messageId } = message;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
      <span role="alert" className="text-danger">
        {t("notSent")}
        {code !== null && ` ${t(`reasons.${code}`)}`}
      </span>
      <Button size="sm" onClick={() => store.retry(messageId)}>
        {t("retry")}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => store.discard(messageId)}>
        {t("discard")}
      </Button>
    </span>
  );
}
