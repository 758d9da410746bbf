"use client";
import { SquaresFourIcon } from "@phosphor-icons/react/dist/ssr/SquaresFour";
import { IconButton, Menu } from "@rooms/ui";
import type { MenuEntry } from "@rooms/ui";

/** How one looks at the room, on a screen wide enough for a button of its own. */
export function ViewButton({ label, items }: { label: string; items: readonly MenuEntry[] }) {
  return (
    <Menu
      side="top"
      trigger={
        <IconButton
          variant="stage"
          size="lg"
          label={label}
          icon={<SquaresFourIcon aria-hidden />}
          className="rounded-xl!"
        />
      }
      items={items}
    />
  );
}
