"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { NameForm } from "#shared/components/name-form.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

/** The name that others see. */
export function ProfileName({ name }: { name: string }) {
  const t = useTranslations("settings");
  const { run, pending } = useChange();
  return (
    <NameForm
      label={t("name")}
      hint={t("nameHint")}
      name={name}
      autoComplete="name"
      pending={pending}
      onSave={(displayName) =>
        void run(roomsApi.identity.updateProfile, { body: { displayName } }, { done: t("saved") })
      }
    />
  );
}
