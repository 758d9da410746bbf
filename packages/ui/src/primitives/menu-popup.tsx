"use client";
import { Menu as Base } from "@base-ui/react/menu";
import type { FocusEvent, ReactNode, RefObject } from "react";
import type { MenuEntry } from "./menu-entry.ts";
import { MenuItem } from "./menu-item.tsx";

export interface MenuPopupProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<HTMLElement | null>;
  labelledBy: string;
  /** Opened by a key: the first item gets the focus, not the list. */
  byKeyboard: boolean;
  items: readonly MenuEntry[];
  header: ReactNode;
  align: "start" | "center" | "end";
  side: "top" | "bottom";
}

function keyOf(entry: MenuEntry): string | undefined {
  if (entry.kind === "separator") return undefined;
  return entry.kind === "label" ? entry.label : (entry.key ?? entry.label);
}

/** The open part of a menu; it comes with the first opening, since it weighs more than a page. */
export default function MenuPopup(props: MenuPopupProps) {
  const { open, onOpenChange, anchor, byKeyboard, items } = props;
  const focusFirst = (event: FocusEvent<HTMLElement>) => {
    if (!byKeyboard || event.target !== event.currentTarget) return;
    // Not yet in its place: scrolling to it would take the page away.
    const first = event.currentTarget.querySelector<HTMLElement>("[role^=menuitem]");
    first?.focus({ preventScroll: true });
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align={props.align}
          side={props.side}
          sideOffset={6}
          className="z-60"
        >
          <Base.Popup
            aria-labelledby={props.labelledBy}
            finalFocus={anchor}
            onFocus={focusFirst}
            className="max-h-(--available-height) max-w-[min(20rem,calc(100vw-1rem))] min-w-48 origin-(--transform-origin) overflow-y-auto rounded-lg border border-line bg-surface-raised p-1 text-base text-text shadow-lg outline-none transition-[opacity,scale] data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
          >
            {props.header && (
              <div className="mb-1 border-b border-line px-2 pt-1.5 pb-2">{props.header}</div>
            )}
            {items.map((entry, index) => (
              <MenuItem key={keyOf(entry) ?? index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
