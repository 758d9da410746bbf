"use client";
import type { SessionEntry } from "@rooms/api-client";
import { Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { entries } from "../entries.ts";

export interface EntrySelectProps {
  value: SessionEntry;
  onChange: (entry: SessionEntry) => void;
}

/** `EntryChoice` on one line, for where it is usually left as it is. */
export function EntrySelect({ value, onChange }: EntrySelectProps) {
  const t = useTranslations("entry");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span aria-hidden className="text-sm text-text-muted">
        {t("title")}
      </span>
      <Select
        label={t("title")}
        labelHidden
        value={value}
        options={entries.map((entry) => ({ value: entry, label: t(`modes.${entry}.label`) }))}
        onChange={(chosen) => onChange(entries.find((entry) => entry === chosen) ?? value)}
        className="w-full max-w-72 sm:w-auto"
      />
    </div>
  );
}
