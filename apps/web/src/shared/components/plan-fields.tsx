"use client";
import { useState } from "react";
import { Select, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { browserTimeZone } from "../browser-time-zone.ts";
import { defaultStart, localInput, plannedMinuteChoices } from "../plan-input.ts";

export interface PlanFieldsProps {
  /** The start as it is; null for a new plan. */
  startAt: string | null;
  minutes: number;
  onMinutes: (minutes: number) => void;
  error: string | null;
}

/** When, and for how long; the start is the form's field `start`, by the visitor's clocks. */
export function PlanFields({ startAt, minutes, onMinutes, error }: PlanFieldsProps) {
  const t = useTranslations();
  const zone = browserTimeZone();
  const [start] = useState(() => (startAt === null ? defaultStart(new Date()) : new Date(startAt)));
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
      <TextField
        label={t("sessions.plan.start")}
        hint={zone === undefined ? undefined : t("sessions.plan.zone", { zone })}
        name="start"
        type="datetime-local"
        required
        defaultValue={localInput(start)}
        error={error}
      />
      <Select
        label={t("sessions.plan.duration")}
        value={String(minutes)}
        options={plannedMinuteChoices(minutes).map((choice) => ({
          value: String(choice),
          label: t("duration.minutes", { minutes: choice }),
        }))}
        onChange={(value) => onMinutes(Number(value))}
      />
    </div>
  );
}
