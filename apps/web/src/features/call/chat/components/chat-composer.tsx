"use client";
import { PaperPlaneTiltIcon } from "@phosphor-icons/react/dist/ssr/PaperPlaneTilt";
import { IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useId } from "react";
import type { KeyboardEvent, Ref } from "react";
import { chatLimits } from "@rooms/contracts/limits";
import { useObservable } from "#shared/use-observable.ts";
import { useChatContext } from "../view-models/chat-context.ts";

/** From here on it is told how many characters are left. */
const tellFrom = chatLimits.textLengthMax - 200;

/** Where one writes to all. Enter sends, Shift and Enter break the line. */
export function ChatComposer({ ref }: { ref: Ref<HTMLTextAreaElement> }) {
  const t = useTranslations("chat");
  const { chat } = useChatContext();
  const draft = useObservable(chat.draft);
  const countId = useId();
  const left = chatLimits.textLengthMax - draft.length;
  const tooLong = left < 0;
  const ready = !tooLong && draft.trim() !== "";
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // The Enter that ends a composed character is not one that sends.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (ready) chat.send();
  };
  return (
    <form
      className="flex items-end gap-2 px-3 pt-2 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) chat.send();
      }}
    >
      <div className="min-w-0 flex-1">
        <textarea
          ref={ref}
          rows={1}
          dir="auto"
          value={draft}
          onChange={(event) => chat.type(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          aria-label={t("write")}
          placeholder={t("write")}
          aria-invalid={tooLong || undefined}
          aria-describedby={draft.length >= tellFrom ? countId : undefined}
          className="focus-ring field-sizing-content block max-h-40 min-h-9 w-full resize-none rounded-md border border-line-strong bg-surface-raised px-3 py-1.5 text-base text-text placeholder:text-text-muted hover:border-text-muted aria-invalid:border-danger pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-md"
        />
        {draft.length >= tellFrom && (
          <p
            id={countId}
            role={tooLong ? "alert" : undefined}
            className={tooLong ? "pt-1 text-sm text-danger" : "pt-1 text-sm text-text-muted"}
          >
            {tooLong ? t("tooLongBy", { count: -left }) : t("left", { count: left })}
          </p>
        )}
      </div>
      <IconButton
        type="submit"
        label={t("send")}
        icon={<PaperPlaneTiltIcon aria-hidden className="rtl:-scale-x-100" />}
        disabled={!ready}
      />
    </form>
  );
}
