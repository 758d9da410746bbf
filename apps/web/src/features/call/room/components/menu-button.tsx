"use client";
import { IconButton, Menu } from "@rooms/ui";
import type { MenuEntry } from "@rooms/ui";
import type { ReactNode } from "react";

export interface MenuButtonProps {
  label: string;
  icon: ReactNode;
  items: readonly MenuEntry[];
}

/** A button of the bar that opens a menu, on a screen wide enough for it. */
export function MenuButton({ label, icon, items }: MenuButtonProps) {
  return (
    <Menu
      side="top"
      trigger={
        <IconButton variant="stage" size="lg" label={label} icon={icon} className="rounded-xl!" />
      }
      items={items}
    />
  );
}
