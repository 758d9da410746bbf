"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import { clsx } from "clsx";
import type { MenuEntry } from "./menu-entry.ts";

const look =
  "flex min-h-8 items-center gap-2.5 rounded-sm px-2 py-1 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-surface-hover pointer-coarse:min-h-11";

/** One line of an open menu. */
export function MenuItem({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Base.Separator className="mx-1 my-1 h-px bg-line" />;
  if (entry.kind === "label") {
    return <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-text-muted">{entry.label}</p>;
  }
  const { disabled, onSelect } = entry;
  const className = clsx(look, entry.danger && "text-danger");
  const body = (
    <>
      {entry.icon && (
        <span aria-hidden className={clsx("text-lg", !entry.danger && "text-text-muted")}>
          {entry.icon}
        </span>
      )}
      <bdi className="min-w-0 flex-1 truncate">{entry.label}</bdi>
      {entry.detail && <span className="text-sm text-text-muted">{entry.detail}</span>}
    </>
  );
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
        <span className="w-4 shrink-0 text-accent">
          <Base.CheckboxItemIndicator>
            <CheckIcon aria-hidden weight="bold" />
          </Base.CheckboxItemIndicator>
        </span>
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
