"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { popupLook } from "./popup.ts";

export type MenuEntry =
  | { kind: "separator" }
  | { kind: "label"; label: string }
  | {
      kind?: "item" | undefined;
      /** Needed only where two items bear the same label. */
      key?: string | undefined;
      label: string;
      icon?: ReactNode;
      /** A link, for instance `<Link href="/settings" />`. */
      render?: ReactElement | undefined;
      onSelect?: (() => void) | undefined;
      danger?: boolean | undefined;
      disabled?: boolean | undefined;
      /** Shows a tick and reads as a choice. */
      checked?: boolean | undefined;
    };

export interface MenuProps {
  /** One button, usually an `IconButton`. */
  trigger: ReactElement;
  items: readonly MenuEntry[];
  /** Above the items: who, where. */
  header?: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

const itemLook =
  "flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-surface-hover pointer-coarse:min-h-11";

function keyOf(entry: MenuEntry): string | undefined {
  if (entry.kind === "separator") return undefined;
  return entry.kind === "label" ? entry.label : (entry.key ?? entry.label);
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
  if (entry.kind === "label") {
    return <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-text-muted">{entry.label}</p>;
  }
  const body = (
    <>
      {entry.icon && (
        <span aria-hidden className={clsx("text-lg", !entry.danger && "text-text-muted")}>
          {entry.icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
    </>
  );
  const className = clsx(itemLook, entry.danger && "text-danger");
  const { disabled, onSelect } = entry;
  if (entry.checked !== undefined) {
    return (
      <Base.CheckboxItem
        checked={entry.checked}
        disabled={disabled}
        closeOnClick
        onCheckedChange={() => onSelect?.()}
        className={className}
      >
        {body}
        <Base.CheckboxItemIndicator className="text-accent">
          <CheckIcon aria-hidden weight="bold" />
        </Base.CheckboxItemIndicator>
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item
      disabled={disabled}
      onClick={() => onSelect?.()}
      className={className}
      {...(entry.render ? { render: entry.render } : {})}
    >
      {body}
    </Base.Item>
  );
}

/** A list of acts under a button: arrows, Home, End, first letters, Escape. */
export function Menu({
  trigger,
  items,
  header,
  align = "end",
  side = "bottom",
  open,
  onOpenChange,
}: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-60">
          <Base.Popup className={clsx(popupLook, "max-w-[min(20rem,calc(100vw-1rem))] min-w-48")}>
            {header && <div className="mb-1 border-b border-line px-2 pt-1.5 pb-2">{header}</div>}
            {items.map((entry, index) => (
              <Entry key={keyOf(entry) ?? index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
