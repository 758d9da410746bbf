"use client";
import { CaretUpIcon } from "@phosphor-icons/react/dist/ssr/CaretUp";
import type { ReactNode } from "react";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";

export interface ControlButtonProps {
  /** The name of the thing, the same in both states: "Microphone". `pressed` says which. */
  label: string;
  icon: ReactNode;
  /** On or off; leave out for a plain act. */
  pressed?: boolean | undefined;
  /** How the two states look: `device` is calm when on and red when off, `panel` is lit when on. */
  kind?: "device" | "panel" | undefined;
  shortcut?: string | undefined;
  onPress: () => void;
  disabled?: boolean | undefined;
  /** A number in the corner: people, new lines. */
  count?: number | undefined;
  /** Choices beside the button: its devices. */
  menu?: { label: string; items: readonly MenuEntry[] } | undefined;
}

/** One control of the room, at least 44 px to the finger. */
export function ControlButton({
  label,
  icon,
  pressed,
  kind = "panel",
  shortcut,
  onPress,
  disabled,
  count,
  menu,
}: ControlButtonProps) {
  return (
    <span className="relative flex items-stretch">
      <IconButton
        variant={kind === "device" ? "device" : "stage"}
        size="lg"
        label={label}
        icon={icon}
        pressed={pressed}
        shortcut={shortcut}
        disabled={disabled}
        onClick={onPress}
        className={menu ? "rounded-l-xl! rounded-r-none!" : "rounded-xl!"}
      />
      {menu && (
        <Menu
          side="top"
          align="start"
          trigger={
            <IconButton
              variant="stage"
              label={menu.label}
              icon={<CaretUpIcon aria-hidden weight="bold" className="size-3.5" />}
              disabled={disabled}
              className="ml-px h-11! w-8! rounded-l-none! rounded-r-xl! pointer-coarse:w-11!"
            />
          }
          items={menu.items}
        />
      )}
      {count !== undefined && count > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -top-1 -right-1 grid h-5 min-w-5 place-items-center rounded-full bg-stage-text px-1 text-xs font-semibold text-stage tabular-nums ring-2 ring-stage"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </span>
  );
}
