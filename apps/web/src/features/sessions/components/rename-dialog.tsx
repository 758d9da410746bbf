"use client";
import type { MemberSession } from "@rooms/api-client";
import { Button, Modal, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { formText } from "#shared/form-text.ts";
import { useChange } from "#shared/use-change.ts";

export interface RenameDialogProps {
  session: MemberSession;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRenamed: () => void;
}

const formId = "rename";

/** Gives a session of the list another title, or none. */
export function RenameDialog({ session, open, onOpenChange, onRenamed }: RenameDialogProps) {
  const t = useTranslations("sessions");
  const { run, pending } = useChange();
  const save = async (title: string) => {
    const params = { slug: session.slug };
    const body = { title: title === "" ? null : title };
    const answer = await run(roomsApi.sessions.update, { params, body });
    if (!answer.ok) return;
    onOpenChange(false);
    onRenamed();
  };
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("rename")}
      closeLabel={t("cancel")}
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("renameSave")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="py-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void save(formText(event.currentTarget, "title"));
        }}
      >
        <TextField
          label={t("titleField")}
          name="title"
          autoComplete="off"
          maxLength={160}
          placeholder={t("untitled")}
          defaultValue={session.title ?? ""}
        />
      </form>
    </Modal>
  );
}
