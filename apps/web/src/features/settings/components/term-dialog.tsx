"use client";
import type { GlossaryTerm } from "@rooms/api-client";
import { glossaryTermLengthMax, sayablePattern, soundsLikeMax } from "@rooms/contracts/limits";
import { Button, Modal, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { formText } from "#shared/form-text.ts";
import { useChange } from "#shared/use-change.ts";
import { soundsLikeOf } from "../view-models/glossary.ts";

export interface TermDialogProps extends DialogState {
  spaceId: string;
  /** Null to add one. */
  term: GlossaryTerm | null;
}

const formId = "glossary-term";

/** Adds a term, or changes one. */
export function TermDialog({ spaceId, term, open, onOpenChange }: TermDialogProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const [error, setError] = useState<string | null>(null);
  const [termError, setTermError] = useState<string | null>(null);

  const save = async (form: HTMLFormElement) => {
    const { forms, tooMany, tooLong, unsayable } = soundsLikeOf(formText(form, "soundsLike"));
    const written = formText(form, "term");
    if (tooMany) setError(t("glossary.tooMany", { max: soundsLikeMax }));
    else if (tooLong) setError(t("glossary.tooLong", { max: glossaryTermLengthMax }));
    else setError(unsayable ? t("glossary.unsayable") : null);
    const unsayableTerm = !sayablePattern.test(written);
    setTermError(unsayableTerm ? t("glossary.unsayable") : null);
    if (tooMany || tooLong || unsayable || unsayableTerm) return;
    const body = { term: written, soundsLike: forms };
    const answer = term
      ? await run(roomsApi.glossary.change, { params: { id: spaceId, termId: term.id }, body })
      : await run(roomsApi.glossary.add, { params: { id: spaceId }, body });
    if (answer.ok) onOpenChange(false);
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={term ? t("glossary.change") : t("glossary.new")}
      closeLabel={t("spaces.close")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("settings.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {term ? t("settings.save") : t("glossary.add")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void save(event.currentTarget);
        }}
      >
        <TextField
          label={t("glossary.term")}
          hint={t("glossary.termHint")}
          name="term"
          dir="auto"
          autoComplete="off"
          maxLength={glossaryTermLengthMax}
          required
          defaultValue={term?.term}
          error={termError}
        />
        <TextField
          label={t("glossary.soundsLike")}
          hint={t("glossary.soundsLikeHint", { max: soundsLikeMax })}
          name="soundsLike"
          dir="auto"
          autoComplete="off"
          defaultValue={term?.soundsLike.join(", ")}
          error={error}
        />
      </form>
    </Modal>
  );
}
