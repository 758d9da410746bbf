import type { ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";

export interface TalkRowProps {
  person: Person;
  /** Beside the name: a guest. */
  badge?: ReactNode;
  /** How long they spoke, in words. */
  talkLabel: string;
  /** Of all that was spoken, 0–1. */
  share: number;
}

/** A participant, and how much of the talking was theirs. */
export function TalkRow({ person, badge, talkLabel, share }: TalkRowProps) {
  return (
    <li className="flex items-center gap-2.5 print:break-inside-avoid">
      <Avatar name={person.name} src={person.avatarSrc} color={person.avatarColor} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{person.name}</bdi>
          {badge}
          <span className="ml-auto shrink-0 text-sm text-text-muted tabular-nums">{talkLabel}</span>
        </p>
        <span aria-hidden className="mt-1 block h-1 rounded-full bg-surface-hover">
          <span
            className="block h-full rounded-full bg-accent"
            style={{ width: `${Math.round(share * 100)}%` }}
          />
        </span>
      </div>
    </li>
  );
}
