"use client";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";

export interface ProfileMenuProps {
  label: string;
  person: Person;
  /** Under the name; usually the e-mail address. */
  detail?: string | undefined;
  items: readonly MenuEntry[];
}

/** One's own face, and what one can do about oneself. */
export function ProfileMenu({ label, person, detail, items }: ProfileMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={label}
          className="focus-ring grid size-9 place-items-center rounded-full pointer-coarse:size-11"
        >
          <Avatar name={person.name} src={person.avatarSrc} color={person.avatarColor} />
        </button>
      }
      header={
        <>
          <p className="truncate font-medium">
            <bdi>{person.name}</bdi>
          </p>
          {detail && <p className="truncate text-sm text-text-muted">{detail}</p>}
        </>
      }
      items={items}
    />
  );
}
