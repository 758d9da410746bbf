"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface TabItem {
  value: string;
  label: string;
  /** Beside the label: how many. */
  count?: number | undefined;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value: string;
  onChange: (value: string) => void;
  className?: string | undefined;
  panelClassName?: string | undefined;
}

/** Views of one thing, one at a time; arrows move between them. */
export function Tabs({ label, items, value, onChange, className, panelClassName }: TabsProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: unknown) => typeof next === "string" && onChange(next)}
      className={clsx("flex min-h-0 flex-col", className)}
    >
      <Base.List
        aria-label={label}
        className="relative flex shrink-0 gap-1 overflow-x-auto border-b border-line"
      >
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="focus-ring inline-flex h-10 items-center gap-1.5 rounded-t-md px-3 text-base font-medium whitespace-nowrap text-text-muted -outline-offset-2 transition-colors hover:text-text data-active:text-text pointer-coarse:h-11"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="rounded-full bg-surface-hover px-1.5 text-xs text-text-muted tabular-nums">
                {item.count}
              </span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) rounded-full bg-accent transition-all duration-200" />
      </Base.List>
      {items.map((item) => (
        <Base.Panel
          key={item.value}
          value={item.value}
          className={clsx("focus-ring min-h-0 flex-1 pt-4", panelClassName)}
        >
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
