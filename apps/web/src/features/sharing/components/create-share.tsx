"use client";
import { Button, ChoiceCards, Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";

const dayChoices = [7, 30, 90] as const;

export interface WantedShare {
  days: (typeof dayChoices)[number];
  withTranscript: boolean;
}

export interface CreateShareProps {
  pending: boolean;
  onCreate: (wanted: WantedShare) => void;
}

/** What a new link shows, and for how long. */
export function CreateShare({ pending, onCreate }: CreateShareProps) {
  const t = useTranslations("sharing");
  const [shown, setShown] = useState<"summary" | "transcript">("summary");
  const [days, setDays] = useState<WantedShare["days"]>(30);
  const choices = (["summary", "transcript"] as const).map((value) => ({
    value,
    label: t(`shows.${value}`),
    hint: t(`showsHint.${value}`),
  }));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onCreate({ days, withTranscript: shown === "transcript" });
      }}
    >
      <ChoiceCards label={t("showsLabel")} choices={choices} value={shown} onChange={setShown} />
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("days")}
          className="grow basis-40"
          options={dayChoices.map((value) => ({
            value: String(value),
            label: t("daysOf", { days: value }),
          }))}
          value={String(days)}
          onChange={(value) => setDays(dayChoices.find((one) => String(one) === value) ?? 30)}
        />
        <Button type="submit" variant="primary" pending={pending}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
