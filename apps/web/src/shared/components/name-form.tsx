"use client";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { formText } from "../form-text.ts";
import { useHydrated } from "../use-hydrated.ts";

export interface NameFormProps {
  label: string;
  hint?: ReactNode;
  /** What it is now. */
  name: string;
  autoComplete?: string | undefined;
  /** Shows it without a way to change it. */
  readOnly?: boolean | undefined;
  pending: boolean;
  onSave: (name: string) => void;
}

/** One name with its button: a person's, a space's. */
export function NameForm({
  label,
  hint,
  name,
  autoComplete = "off",
  readOnly = false,
  pending,
  onSave,
}: NameFormProps) {
  const t = useTranslations("settings");
  const hydrated = useHydrated();
  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = formText(event.currentTarget, "name");
        if (typed !== "" && typed !== name && !pending) onSave(typed);
      }}
    >
      <div className="flex items-end gap-2">
        <TextField
          key={name}
          label={label}
          name="name"
          autoComplete={autoComplete}
          maxLength={80}
          required
          disabled={readOnly}
          defaultValue={name}
          className="min-w-0 flex-1"
        />
        {!readOnly && (
          <Button type="submit" pending={pending} disabled={!hydrated}>
            {t("save")}
          </Button>
        )}
      </div>
      {hint && <p className="text-sm text-text-muted">{hint}</p>}
    </form>
  );
}
