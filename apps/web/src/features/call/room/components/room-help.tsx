"use client";
import { ShortcutSheet } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useKeyboardLayout } from "../view-models/use-keyboard-layout.ts";
import { shownKey } from "../view-models/shortcuts.ts";
import type { ShortcutAction } from "../view-models/shortcuts.ts";

export interface RoomHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const controls = ["microphone", "camera", "screen", "hand", "reactions"] as const;
const views = [
  "transcript",
  "captions",
  "participants",
  "chat",
  "desk",
  "fullScreen",
  "mark",
  "catchUp",
  "help",
] as const;

export function RoomHelp({ open, onOpenChange }: RoomHelpProps) {
  const t = useTranslations("room");
  const layout = useKeyboardLayout();
  const rows = (actions: readonly ShortcutAction[]) =>
    actions.map((action) => ({
      label: t(`shortcut.${action}`),
      keys: [shownKey(action, layout)],
    }));
  return (
    <ShortcutSheet
      open={open}
      onOpenChange={onOpenChange}
      title={t("shortcuts")}
      closeLabel={t("close")}
      groups={[
        {
          title: t("shortcutGroups.controls"),
          shortcuts: [...rows(controls), { label: t("pushToTalk"), keys: [t("spaceBar")] }],
        },
        { title: t("shortcutGroups.view"), shortcuts: rows(views) },
      ]}
    />
  );
}
