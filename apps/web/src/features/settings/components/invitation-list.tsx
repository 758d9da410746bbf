"use client";
import { AtIcon } from "@phosphor-icons/react/dist/ssr/At";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import type { Invitation } from "@rooms/api-client";
import { Badge, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

/** Invitations that wait for their answer. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations("members");
  if (invitations.length === 0) {
    return <p className="text-base text-text-muted">{t("noInvitations")}</p>;
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTranslations();
  const localTime = useLocalTime();
  const { run, pending } = useChange();
  const Icon = invitation.email === null ? LinkSimpleIcon : AtIcon;
  const who = invitation.email ?? t("members.byLink");
  const expires = t("members.expires", { time: localTime(invitation.expiresAt, "day") });
  const revoke = () =>
    run(
      roomsApi.invitations.revoke,
      { params: { id: invitation.id } },
      { done: t("members.revoked") },
    );
  return (
    <li className="flex items-center gap-3 py-2.5 pr-2.5 pl-3.5">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-surface-hover text-lg text-text-muted">
        <Icon aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{who}</p>
        <p className="text-sm text-text-muted">
          {t(`spaces.role.${invitation.role}`)}
          {" · "}
          {invitation.expired ? <Badge tone="warning">{t("members.expired")}</Badge> : expires}
        </p>
      </div>
      <Button
        size="sm"
        pending={pending}
        aria-label={t("members.revokeOf", { who })}
        onClick={() => void revoke()}
      >
        {t("members.revoke")}
      </Button>
    </li>
  );
}
