"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { DialogButton } from "#shared/components/dialog-button.tsx";

const ApiKeyDialog = dynamic(() =>
  import("./api-key-dialog.tsx").then((file) => file.ApiKeyDialog),
);

/** The button that makes a key. */
export function CreateApiKey({ spaceId }: { spaceId: string }) {
  const t = useTranslations("apiKeys");
  return (
    <DialogButton
      label={t("create")}
      icon={<PlusIcon aria-hidden weight="bold" />}
      dialog={(state) => <ApiKeyDialog spaceId={spaceId} {...state} />}
    />
  );
}
