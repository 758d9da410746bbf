"use client";
import type { SpaceMode } from "@rooms/contracts/http";
import { useTranslations } from "next-intl";

export interface SpaceModeChoiceProps {
  value: SpaceMode;
  onChange: (mode: SpaceMode) => void;
}

export function SpaceModeChoice({ value, onChange }: SpaceModeChoiceProps) {
  const t = useTranslations("onboarding");
  const modes = [
    { mode: "SESSIONS_ONLY", title: t("modeSessions"), hint: t("modeSessionsHint") },
    { mode: "SESSIONS_AND_TASKS", title: t("modeTasks"), hint: t("modeTasksHint") },
  ] as const;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t("mode")}</legend>
      {modes.map(({ mode, title, hint }) => (
        <label
          key={mode}
          className="flex cursor-pointer gap-3 rounded-lg border border-line bg-surface-raised p-3 transition-colors hover:bg-surface-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="mode"
            value={mode}
            checked={value === mode}
            onChange={() => onChange(mode)}
            className="mt-1 accent-accent outline-none"
          />
          <span>
            <span className="block font-medium">{title}</span>
            <span className="block text-sm text-text-muted">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
