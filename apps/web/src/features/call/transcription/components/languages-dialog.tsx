"use client";
import type { LanguageSetting } from "@rooms/api-client";
import { Banner, Button, Modal, Spinner, useToast } from "@rooms/ui";
import { useEffect, useState } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { LanguageField } from "#shared/components/language-field.tsx";
import { useRefusal } from "#shared/use-refusal.ts";

export interface LanguagesDialogProps extends DialogState {
  slug: string;
}

/** For hosts: what is spoken in the session from now on. Not one word is lost by the change. */
export function LanguagesDialog({ slug, open, onOpenChange }: LanguagesDialogProps) {
  const t = useTranslations("spoken");
  const room = useTranslations("room");
  const toast = useToast();
  const refusalText = useRefusal();
  const [pending, setPending] = useState(false);
  const [languages, setLanguages] = useState<LanguageSetting | null>(null);
  const [isUnread, setUnread] = useState(false);
  // What the api says, not what the transcriber heard last: another host may have changed it.
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    void roomsApi.sessions.get({ params: { slug } }, { signal }).then((answer) => {
      if (signal.aborted) return;
      if (answer.ok) setLanguages(answer.data.languages);
      else setUnread(true);
    });
    return () => gone.abort();
  }, [slug]);

  const save = async () => {
    if (languages === null) return;
    setPending(true);
    const answer = await roomsApi.sessions.update({ params: { slug }, body: { languages } });
    setPending(false);
    if (answer.ok) onOpenChange(false);
    else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("changeHint")}
      closeLabel={room("close")}
      footer={
        <Button
          variant="primary"
          pending={pending}
          disabled={languages === null}
          onClick={() => void save()}
        >
          {t("save")}
        </Button>
      }
    >
      {isUnread && <Banner tone="error">{t("unread")}</Banner>}
      {languages === null ? (
        !isUnread && <Spinner className="mx-auto size-6 text-accent" />
      ) : (
        <LanguageField value={languages} onChange={(wanted) => wanted && setLanguages(wanted)} />
      )}
    </Modal>
  );
}
