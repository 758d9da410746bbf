"use client";
import type { SessionEntry } from "@rooms/api-client";
import { ChoiceCards } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { entries } from "../entries.ts";

export interface EntryChoiceProps {
  label: string;
  value: SessionEntry;
  disabled?: boolean | undefined;
  onChange: (entry: SessionEntry) => void;
}

/** Who gets into a session by its link. */
export function EntryChoice({ label, value, disabled, onChange }: EntryChoiceProps) {
  const t = useTranslations("entry.modes");
  return (
    <ChoiceCards
      label={label}
      value={value}
      disabled={disabled}
      onChange={onChange}
      choices={entries.map((entry) => ({
        value: entry,
        label: t(`${entry}.label`),
        hint: t(`${entry}.hint`),
      }))}
    />
  );
}
