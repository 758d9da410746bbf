import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import type { ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";
import { Badge } from "../primitives/badge.tsx";

export interface ParticipantRowProps {
  person: Person;
  /** Under the name: "You". */
  detail?: string | undefined;
  /** Present when muted; says so. */
  mutedLabel?: string | undefined;
  /** Badges, menu. */
  actions?: ReactNode;
}

/** A participant in a list; stands in a `<ul>`. */
export function ParticipantRow({ person, detail, mutedLabel, actions }: ParticipantRowProps) {
  return (
    <li className="flex min-h-12 items-center gap-3 px-1 py-1.5">
      <Avatar name={person.name} src={person.avatarSrc} color={person.avatarColor} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium text-text">{person.name}</bdi>
          {person.mark && <Badge>{person.mark}</Badge>}
        </p>
        {detail && <p className="truncate text-sm text-text-muted">{detail}</p>}
      </div>
      {mutedLabel && (
        <span className="text-text-muted">
          <MicrophoneSlashIcon aria-hidden className="size-5" />
          <span className="sr-only">{mutedLabel}</span>
        </span>
      )}
      {actions}
    </li>
  );
}
