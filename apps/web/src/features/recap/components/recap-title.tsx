"use client";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import type { MemberSession } from "@rooms/api-client";
import { Button, IconButton, Input, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRef, useState } from "react";
import { formText } from "#shared/form-text.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { isolate } from "#shared/isolate.ts";
import { useRefusal } from "#shared/use-refusal.ts";

export interface RecapTitleProps {
  session: MemberSession;
  onRenamed: (session: MemberSession) => void;
}

/** The title, which those who may change in its place: Enter saves, Escape leaves it. */
export function RecapTitle({ session, onRenamed }: RecapTitleProps) {
  const t = useTranslations();
  const toast = useToast();
  const refusalText = useRefusal();
  const pencil = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState(false);
  const [pending, setPending] = useState(false);
  const shown = session.title ?? t("sessions.untitled");
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };

  const save = async (title: string) => {
    setPending(true);
    const answer = await roomsApi.sessions.update({
      params: { slug: session.slug },
      body: { title: title === "" ? null : title },
    });
    setPending(false);
    if (!answer.ok) {
      toast.show({ title: refusalText(answer.problem.code), tone: "error" });
      return;
    }
    if (answer.data.view === "member") onRenamed(answer.data);
    // The page's own title is of the server's making; the words in it are the same.
    document.title = document.title.replace(
      isolate(shown),
      isolate(title || t("sessions.untitled")),
    );
    close();
  };

  if (!editing) {
    return (
      <div className="flex items-start gap-1.5">
        <h1 className="min-w-0 text-2xl font-semibold tracking-tight text-balance wrap-anywhere">
          <bdi>{shown}</bdi>
        </h1>
        {session.may.rename && (
          <IconButton
            ref={pencil}
            size="sm"
            label={t("recap.rename")}
            icon={<PencilSimpleIcon aria-hidden />}
            onClick={() => setEditing(true)}
            className="print:hidden"
          />
        )}
      </div>
    );
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void save(formText(event.currentTarget, "title"));
      }}
    >
      <Input
        name="title"
        aria-label={t("sessions.titleField")}
        defaultValue={session.title ?? ""}
        placeholder={t("sessions.untitled")}
        maxLength={160}
        autoComplete="off"
        autoFocus
        className="min-w-0 flex-1 basis-60"
      />
      <Button type="submit" variant="primary" pending={pending}>
        {t("recap.save")}
      </Button>
      <Button onClick={close}>{t("recap.cancel")}</Button>
    </form>
  );
}
