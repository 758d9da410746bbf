"use client";
import { UserPlusIcon } from "@phosphor-icons/react/dist/ssr/UserPlus";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { DialogButton } from "#shared/components/dialog-button.tsx";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then((file) => file.InviteDialog));

/** The button that invites a person into the space. */
export function InvitePerson({ spaceId }: { spaceId: string }) {
  const t = useTranslations("members");
  return (
    <DialogButton
      label={t("invite")}
      icon={<UserPlusIcon aria-hidden weight="bold" />}
      dialog={(state) => <InviteDialog spaceId={spaceId} {...state} />}
    />
  );
}
