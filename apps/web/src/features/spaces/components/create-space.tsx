"use client";
import type { SpaceMode } from "@rooms/api-client";
import { Button, Modal, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { browserTimeZone } from "#shared/browser-time-zone.ts";
import { formText } from "#shared/form-text.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { randomId } from "#shared/random-id.ts";
import { useChange } from "#shared/use-change.ts";
import { SpaceModeChoice } from "./space-mode-choice.tsx";

const formId = "create-space";

/** Makes a space, which is the active one from then on. */
export function CreateSpace({ open, onOpenChange }: DialogState) {
  const t = useTranslations("spaces");
  const router = useRouter();
  const { run, pending } = useChange();
  const [mode, setMode] = useState<SpaceMode>("SESSIONS_ONLY");

  const create = async (name: string) => {
    const timeZone = browserTimeZone();
    const answer = await run(
      roomsApi.spaces.create,
      { body: { name, mode, ...(timeZone !== undefined && { timeZone }) } },
      { headers: { "idempotency-key": randomId() }, done: t("created", { name }) },
    );
    if (!answer.ok) return;
    onOpenChange(false);
    router.push("/sessions");
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("createTitle")}
      description={t("createText")}
      closeLabel={t("close")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-5 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          const name = formText(event.currentTarget, "name");
          if (name !== "" && !pending) void create(name);
        }}
      >
        <TextField
          label={t("name")}
          name="name"
          autoComplete="off"
          maxLength={80}
          placeholder={t("namePlaceholder")}
          required
        />
        <SpaceModeChoice value={mode} onChange={setMode} />
      </form>
    </Modal>
  );
}
