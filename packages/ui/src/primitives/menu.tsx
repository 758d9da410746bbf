"use client";
import { useRender } from "@base-ui/react/use-render";
import { Suspense, useId, useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, ReactElement, ReactNode } from "react";
import type { MenuEntry } from "./menu-entry.ts";
import { lazyPart } from "./lazy-part.ts";

export interface MenuProps {
  /** One button, usually an `IconButton`. */
  trigger: ReactElement;
  items: readonly MenuEntry[];
  /** Above the items: who, where. */
  header?: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
}

const loadPopup = () => import("./menu-popup.tsx");
const MenuPopup = lazyPart(loadPopup);

/** A list of acts under a button: arrows, Home, End, first letters, Escape. */
export function Menu({ trigger, items, header, align = "end", side = "bottom" }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  /** How it was opened last; null until it ever was. */
  const [openedBy, setOpenedBy] = useState<"key" | "pointer" | null>(null);

  const show = (by: "key" | "pointer") => {
    setOpen(true);
    setOpenedBy(by);
  };
  const preload = () => void loadPopup();
  const button = useRender({
    render: trigger,
    ref: anchor,
    props: {
      id,
      "aria-haspopup": "menu",
      "aria-expanded": open,
      "data-popup-open": open ? "" : undefined,
      onPointerEnter: preload,
      onFocus: preload,
      onClick: (event: MouseEvent) => {
        // A press of Enter or Space arrives as a click without a pointer.
        if (open) setOpen(false);
        else show(event.detail === 0 ? "key" : "pointer");
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        show("key");
      },
    },
  });
  return (
    <>
      {button}
      {openedBy && (
        <Suspense fallback={null}>
          <MenuPopup
            open={open}
            onOpenChange={setOpen}
            anchor={anchor}
            labelledBy={id}
            byKeyboard={openedBy === "key"}
            items={items}
            header={header}
            align={align}
            side={side}
          />
        </Suspense>
      )}
    </>
  );
}
