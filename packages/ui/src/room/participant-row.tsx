import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { SubtitlesSlashIcon } from "@phosphor-icons/react/dist/ssr/SubtitlesSlash";
import type { ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";
import { Badge } from "../primitives/badge.tsx";

export interface ParticipantRowProps {
  person: Person;
  /** Under the name: "You". */
  detail?: string | undefined;
  /** Says that nothing of what they say is captioned, and why. */
  uncaptioned?: string | undefined;
  /** Present when muted; says so. */
  mutedLabel?: string | undefined;
  /** Badges, menu. */
  actions?: ReactNode;
}

/** A participant in a list; stands in a `<ul>`. */
export function ParticipantRow(props: ParticipantRowProps) {
  const { person, detail, uncaptioned, mutedLabel, actions } = props;
  return (
    <li className="flex min-h-12 items-center gap-3 px-1 py-1.5">
      <Avatar name={person.name} src={person.avatarSrc} color={person.avatarColor} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium text-text">{person.name}</bdi>
          {person.mark && <Badge>{person.mark}</Badge>}
        </p>
        {detail && <p className="truncate text-sm text-text-muted">{detail}</p>}
        {uncaptioned && (
          <p className="flex items-start gap-1 text-sm text-text-muted">
            <SubtitlesSlashIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
            {uncaptioned}
          </p>
        )}
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
