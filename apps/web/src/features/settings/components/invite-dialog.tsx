"use client";
import type { SpaceRole } from "@rooms/api-client";
import { Button, Modal, Select, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { SecretField } from "#shared/components/secret-field.tsx";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { formText } from "#shared/form-text.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

export interface InviteDialogProps extends DialogState {
  spaceId: string;
}

interface Made {
  url: string;
  email: string | null;
  /** Whether the link is on its way to the address already. */
  mailed: boolean;
}

const formId = "invite";
const roles = ["MEMBER", "OWNER"] as const satisfies readonly SpaceRole[];

/** Makes an invitation, for one address or for the link's holder, and shows its link this once. */
export function InviteDialog({ spaceId, open, onOpenChange }: InviteDialogProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const [role, setRole] = useState<SpaceRole>("MEMBER");
  const [made, setMade] = useState<Made | null>(null);

  const invite = async (email: string | null) => {
    const answer = await run(roomsApi.invitations.create, {
      params: { id: spaceId },
      body: { email, role },
    });
    if (answer.ok) setMade({ url: answer.data.url, email, mailed: answer.data.mailed });
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={made ? t("members.invited") : t("members.inviteTitle")}
      description={
        made
          ? made.email === null
            ? t("members.linkText")
            : t(made.mailed ? "members.mailedText" : "members.linkForText", {
                email: made.email,
              })
          : t("members.inviteText")
      }
      closeLabel={t("spaces.close")}
      footer={
        made ? (
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            {t("members.done")}
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>{t("settings.cancel")}</Button>
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              {t("members.createLink")}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <SecretField label={t("members.link")} value={made.url} />
      ) : (
        <form
          id={formId}
          className="flex flex-col gap-4 py-1"
          onSubmit={(event) => {
            event.preventDefault();
            const email = formText(event.currentTarget, "email");
            if (!pending) void invite(email === "" ? null : email);
          }}
        >
          <TextField
            label={t("members.email")}
            hint={t("members.emailHint")}
            name="email"
            type="email"
            autoComplete="off"
            maxLength={254}
            placeholder={t("signIn.emailPlaceholder")}
          />
          <Select
            label={t("members.role")}
            hint={t(`members.roleHint.${role}`)}
            value={role}
            options={roles.map((value) => ({ value, label: t(`spaces.role.${value}`) }))}
            onChange={(value) => setRole(roles.find((one) => one === value) ?? "MEMBER")}
          />
        </form>
      )}
    </Modal>
  );
}
