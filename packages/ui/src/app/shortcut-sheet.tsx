"use client";
import { Kbd } from "../primitives/kbd.tsx";
import { Modal } from "../primitives/modal.tsx";

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly { label: string; keys: readonly string[] }[];
}

export interface ShortcutSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  groups: readonly ShortcutGroup[];
}

/** Every key and what it does. */
export function ShortcutSheet({
  open,
  onOpenChange,
  title,
  closeLabel,
  groups,
}: ShortcutSheetProps) {
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={title} closeLabel={closeLabel} size="lg">
      <div className="grid gap-x-10 gap-y-6 pb-3 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-sm font-medium text-text-muted">{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div
                  key={shortcut.label}
                  className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0"
                >
                  <dt>{shortcut.label}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {shortcut.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
