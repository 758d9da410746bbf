"use client";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import type { Member, SpaceRole } from "@rooms/api-client";
import { Avatar, Badge, ConfirmDialog, IconButton, Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useState, useTransition } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

export interface MemberRowProps {
  spaceId: string;
  member: Member;
  /** Whether it is the one who looks. */
  self: boolean;
  mayChange: boolean;
}

const roles = ["OWNER", "MEMBER"] as const satisfies readonly SpaceRole[];

/** One person of a space, with their role; owners change it or remove them. */
export function MemberRow({ spaceId, member, self, mayChange }: MemberRowProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const [, startTransition] = useTransition();
  const [role, showRole] = useOptimistic(member.role);
  const [removing, setRemoving] = useState(false);
  const [promoting, setPromoting] = useState(false);
  const name = member.displayName ?? member.email;
  const params = { id: spaceId, userId: member.userId };

  const changeRole = (chosen: SpaceRole) =>
    startTransition(async () => {
      showRole(chosen);
      const done = t("members.roleChanged", { name, role: t(`spaces.role.${chosen}`) });
      await run(roomsApi.members.changeRole, { params, body: { role: chosen } }, { done });
    });
  const remove = async () => {
    await run(roomsApi.members.remove, { params }, { done: t("members.removed", { name }) });
    setRemoving(false);
  };

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 pr-2 pl-3.5">
      <div className="flex min-w-0 flex-1 basis-52 items-center gap-3">
        <Avatar name={name} src={member.avatarUrl} color={member.noAvatarColor} />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-2">
            <bdi className="truncate font-medium">{name}</bdi>
            {self && <Badge>{t("members.you")}</Badge>}
          </p>
          <p className="truncate text-sm text-text-muted">{member.email}</p>
        </div>
      </div>
      {mayChange ? (
        <div className="flex items-center gap-1 pl-12 sm:pl-0">
          <Select
            label={t("members.roleOf", { name })}
            labelHidden
            value={role}
            options={roles.map((value) => ({ value, label: t(`spaces.role.${value}`) }))}
            onChange={(value) => {
              const chosen = roles.find((one) => one === value);
              if (chosen === "OWNER" && role !== "OWNER") setPromoting(true);
              else if (chosen) changeRole(chosen);
            }}
            className="w-34 shrink-0"
          />
          {/* Oneself leaves by the settings of the space, which say what that means. */}
          {self ? (
            <span className="hidden w-9 sm:block" />
          ) : (
            <IconButton
              label={t("members.remove", { name })}
              icon={<TrashIcon aria-hidden />}
              onClick={() => setRemoving(true)}
            />
          )}
        </div>
      ) : (
        <span className="pr-2 text-sm text-text-muted">{t(`spaces.role.${role}`)}</span>
      )}
      <ConfirmDialog
        open={promoting}
        onOpenChange={setPromoting}
        title={t("members.promoteTitle", { name })}
        description={t("members.promoteText")}
        confirmLabel={t("members.promoteConfirm")}
        cancelLabel={t("settings.cancel")}
        onConfirm={() => {
          setPromoting(false);
          changeRole("OWNER");
        }}
      />
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t("members.removeTitle", { name })}
        description={t("members.removeText")}
        confirmLabel={t("members.removeConfirm")}
        cancelLabel={t("settings.cancel")}
        danger
        pending={pending}
        onConfirm={() => void remove()}
      />
    </li>
  );
}
