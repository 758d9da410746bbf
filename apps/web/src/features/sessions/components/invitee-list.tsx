"use client";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import type { Invitee } from "@rooms/api-client";
import { Badge, IconButton } from "@rooms/ui";
import type { BadgeTone } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { DraftInvitee } from "../view-models/draft-invitees.ts";

export interface InviteeListProps {
  invitees: readonly DraftInvitee[];
  /** Where no mail is sent, that is said once for all. */
  statesShown: boolean;
  onRemove: (email: string) => void;
}

const tones: Record<Invitee["state"], BadgeTone> = {
  MAILED: "success",
  PENDING: "accent",
  NOT_MAILED: "warning",
};

/** The chosen people, each with what became of their mail. */
export function InviteeList({ invitees, statesShown, onRemove }: InviteeListProps) {
  const t = useTranslations("sessions.plan.invitees");
  if (invitees.length === 0) return null;
  return (
    <ul aria-label={t("list")} className="flex max-h-44 flex-wrap gap-1.5 overflow-y-auto">
      {invitees.map(({ email, displayName, state }) => (
        <li
          key={email}
          title={email}
          className="flex max-w-full items-center gap-1.5 rounded-full border border-line bg-surface ps-3 text-sm text-text"
        >
          <bdi className="min-w-0 truncate">{displayName ?? email}</bdi>
          {statesShown && state !== null && (
            <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          )}
          <IconButton
            type="button"
            size="sm"
            label={t("remove", { name: displayName ?? email })}
            icon={<XIcon aria-hidden className="size-3.5" />}
            className="rounded-full"
            onClick={() => onRemove(email)}
          />
        </li>
      ))}
    </ul>
  );
}
