"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import type { KnownMember } from "../view-models/draft-invitees.ts";

export interface MemberSuggestionsProps {
  /** Each option's id is this one with its number. */
  id: string;
  members: readonly KnownMember[];
  /** The number of the one that the keyboard is at. */
  active: number;
  onChoose: (email: string) => void;
}

/** Members that fit what is typed. The focus stays in the input. */
export function MemberSuggestions({ id, members, active, onChoose }: MemberSuggestionsProps) {
  const t = useTranslations("sessions.plan.invitees");
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t("suggestions")}
      hidden={members.length === 0}
      className="rounded-md border border-line bg-surface-raised p-1"
    >
      {members.map(({ email, displayName }, index) => (
        <li
          key={email}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(email)}
          className="flex cursor-pointer flex-col rounded-md px-2 py-1.5 text-base hover:bg-surface-hover aria-selected:bg-surface-hover"
        >
          {displayName !== null && <bdi className="truncate">{displayName}</bdi>}
          <bdi className="truncate text-sm text-text-muted">{email}</bdi>
        </li>
      ))}
    </ul>
  );
}
