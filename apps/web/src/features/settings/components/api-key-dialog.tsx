"use client";
import type { ApiKeyScope } from "@rooms/api-client";
import { Banner, Button, Checkbox, Modal, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { SecretField } from "#shared/components/secret-field.tsx";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { formText } from "#shared/form-text.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { scopes } from "../view-models/scopes.ts";

export interface ApiKeyDialogProps extends DialogState {
  spaceId: string;
}

const formId = "api-key";

/** Makes a key with what it may do, and shows its secret this once. */
export function ApiKeyDialog({ spaceId, open, onOpenChange }: ApiKeyDialogProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const [refused, setRefused] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  const create = async (name: string, chosen: ApiKeyScope[]) => {
    const answer = await run(roomsApi.apiKeys.create, { body: { name, scopes: chosen, spaceId } });
    if (answer.ok) setSecret(answer.data.secret);
  };
  const submit = (form: HTMLFormElement) => {
    const ticked = new FormData(form).getAll("scope");
    const chosen = scopes.map(({ scope }) => scope).filter((scope) => ticked.includes(scope));
    const name = formText(form, "name");
    setRefused(chosen.length === 0);
    if (name !== "" && chosen.length > 0 && !pending) void create(name, chosen);
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={secret === null ? t("apiKeys.createTitle") : t("apiKeys.created")}
      description={secret === null ? undefined : t("apiKeys.createdText")}
      closeLabel={t("spaces.close")}
      footer={
        secret === null ? (
          <>
            <Button onClick={() => onOpenChange(false)}>{t("settings.cancel")}</Button>
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              {t("apiKeys.createConfirm")}
            </Button>
          </>
        ) : (
          <Button onClick={() => onOpenChange(false)}>{t("members.done")}</Button>
        )
      }
    >
      {secret !== null ? (
        <SecretField label={t("apiKeys.secret")} value={secret} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-4 py-1"
          onSubmit={(event) => {
            event.preventDefault();
            submit(event.currentTarget);
          }}
        >
          <TextField
            label={t("apiKeys.name")}
            hint={t("apiKeys.nameHint")}
            name="name"
            autoComplete="off"
            maxLength={80}
            required
          />
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">{t("apiKeys.may")}</legend>
            {scopes.map(({ scope, text }) => (
              <Checkbox
                key={scope}
                name="scope"
                value={scope}
                label={t(`apiKeys.scopes.${text}`)}
                onChange={() => setRefused(false)}
              />
            ))}
          </fieldset>
          {refused && <Banner tone="error">{t("apiKeys.scopeNeeded")}</Banner>}
        </form>
      )}
    </Modal>
  );
}
