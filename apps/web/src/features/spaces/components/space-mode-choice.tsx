"use client";
import type { SpaceMode } from "@rooms/api-client";
import { ChoiceCards } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";

export interface SpaceModeChoiceProps {
  /** Without it the form holds the mode, as `mode`. */
  value?: SpaceMode;
  onChange?: (mode: SpaceMode) => void;
  disabled?: boolean;
}

/** With tasks or without. */
export function SpaceModeChoice({ value, onChange, disabled }: SpaceModeChoiceProps) {
  const t = useTranslations("onboarding");
  return (
    <ChoiceCards
      label={t("mode")}
      name={value === undefined ? "mode" : undefined}
      defaultValue="SESSIONS_ONLY"
      value={value}
      onChange={onChange}
      disabled={disabled}
      choices={[
        { value: "SESSIONS_ONLY", label: t("modeSessions"), hint: t("modeSessionsHint") },
        { value: "SESSIONS_AND_TASKS", label: t("modeTasks"), hint: t("modeTasksHint") },
      ]}
    />
  );
}
