"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { DialogButton } from "#shared/components/dialog-button.tsx";

const TermDialog = dynamic(() => import("./term-dialog.tsx").then((file) => file.TermDialog));

/** The button that adds a term. */
export function AddTerm({ spaceId }: { spaceId: string }) {
  const t = useTranslations("glossary");
  return (
    <DialogButton
      label={t("add")}
      icon={<PlusIcon aria-hidden weight="bold" />}
      dialog={(state) => <TermDialog spaceId={spaceId} term={null} {...state} />}
    />
  );
}
