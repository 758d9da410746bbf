"use client";
import { CaretUpDownIcon } from "@phosphor-icons/react/dist/ssr/CaretUpDown";
import { GearSixIcon } from "@phosphor-icons/react/dist/ssr/GearSix";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import type { ReactElement } from "react";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";
import { Spinner } from "../primitives/spinner.tsx";

export interface SpaceSwitcherLabels {
  /** Read before the name of the active one: "Space". */
  trigger: string;
  heading: string;
  create: string;
  manage: string;
}

export interface SpaceSwitcherProps {
  /** `detail` is one's role there. */
  spaces: readonly { id: string; name: string; detail?: string | undefined }[];
  activeId: string;
  onSwitch: (id: string) => void;
  onCreate?: (() => void) | undefined;
  /** A link to the settings of the active space: `<Link href="…" />`. */
  manage?: ReactElement | undefined;
  pending?: boolean | undefined;
  labels: SpaceSwitcherLabels;
}

/** Which space one works in, and the way to another. */
export function SpaceSwitcher({
  spaces,
  activeId,
  onSwitch,
  onCreate,
  manage,
  pending = false,
  labels,
}: SpaceSwitcherProps) {
  const name = spaces.find((space) => space.id === activeId)?.name ?? "";
  const items: MenuEntry[] = [
    { kind: "label", label: labels.heading },
    ...spaces.map((space) => ({
      key: space.id,
      label: space.name,
      detail: space.detail,
      checked: space.id === activeId,
      onSelect: () => {
        if (space.id !== activeId) onSwitch(space.id);
      },
    })),
  ];
  if (onCreate || manage) items.push({ kind: "separator" });
  if (onCreate) items.push({ label: labels.create, icon: <PlusIcon />, onSelect: onCreate });
  if (manage) items.push({ label: labels.manage, icon: <GearSixIcon />, render: manage });
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${labels.trigger}: ${name}`}
          className="focus-ring flex h-9 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium transition-colors hover:bg-surface-hover data-popup-open:bg-surface-hover pointer-coarse:h-11"
        >
          <bdi className="max-w-48 truncate">{name}</bdi>
          {pending ? (
            <Spinner className="size-4 shrink-0 text-text-muted" />
          ) : (
            <CaretUpDownIcon aria-hidden className="size-4 shrink-0 text-text-muted" />
          )}
        </button>
      }
      items={items}
    />
  );
}
