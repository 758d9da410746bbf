"use client";
import { CaretUpIcon } from "@phosphor-icons/react/dist/ssr/CaretUp";
import { useId } from "react";
import type { ReactNode } from "react";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";
import { CornerCount } from "./corner-count.tsx";

export interface ControlAlert {
  count: number;
  /** What waits; read aloud with the button. */
  text: string;
}

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
  /** While its count is not 0 it takes the place of `count`: something behind the button waits for an answer. */
  alert?: ControlAlert | undefined;
  /** Choices beside the button: its devices. */
  menu?: { label: string; items: readonly MenuEntry[] } | undefined;
}

/** One control of the room, at least 44 px to the finger; its menu on a phone, where the bar holds five beside each other, 44 by 32. */
export function ControlButton({
  label,
  icon,
  pressed,
  kind = "panel",
  shortcut,
  onPress,
  disabled,
  count,
  alert,
  menu,
}: ControlButtonProps) {
  const alertId = useId();
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
        aria-describedby={alert && alert.count > 0 ? alertId : undefined}
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
              className="ml-px h-11! w-8! rounded-l-none! rounded-r-xl! md:pointer-coarse:w-11!"
            />
          }
          items={menu.items}
        />
      )}
      {alert && alert.count > 0 ? (
        <>
          <CornerCount count={alert.count} tone="alert" />
          <span id={alertId} className="sr-only">
            {alert.text}
          </span>
        </>
      ) : (
        <CornerCount count={count ?? 0} />
      )}
    </span>
  );
}
