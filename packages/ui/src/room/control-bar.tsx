"use client";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import type { ReactNode } from "react";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";
import { CornerCount } from "./corner-count.tsx";

export interface ControlBarProps {
  label: string;
  /** Title and clock; hidden on a phone. */
  info?: ReactNode;
  /** `ControlButton`s and a `LeaveButton` that are always there. */
  primary: ReactNode;
  /** `ControlButton`s that on a phone or a tablet give way to `more`. */
  secondary?: ReactNode;
  /** The secondary acts as a menu. */
  more?:
    { label: string; items: readonly MenuEntry[]; alertCount?: number | undefined } | undefined;
}

/** What one can do in the room, along the bottom. */
export function ControlBar({ label, info, primary, secondary, more }: ControlBarProps) {
  return (
    <div
      role="group"
      data-control-bar=""
      aria-label={label}
      className="flex flex-wrap items-center justify-center gap-1 bg-stage px-1 pt-2 sm:gap-2 sm:px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] text-stage-text lg:grid lg:grid-cols-[1fr_auto_1fr] lg:px-5"
    >
      <div className="hidden min-w-0 truncate text-base font-medium lg:block">{info}</div>
      <div className="flex items-center gap-1 sm:gap-3">{primary}</div>
      <div className="flex items-center justify-end gap-2">
        <div className="hidden items-center gap-2 lg:flex">{secondary}</div>
        {more && (
          <span className="relative lg:hidden">
            <Menu
              side="top"
              trigger={
                <IconButton
                  variant="stage"
                  size="lg"
                  label={more.label}
                  icon={<DotsThreeIcon aria-hidden weight="bold" />}
                  className="rounded-xl!"
                />
              }
              items={more.items}
            />
            <CornerCount count={more.alertCount ?? 0} tone="alert" />
          </span>
        )}
      </div>
    </div>
  );
}
