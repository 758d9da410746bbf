"use client";
import { clsx } from "clsx";
import { useId } from "react";
import type { ReactNode } from "react";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string | undefined;
  /** Above the label; a small picture of what is chosen. */
  picture?: ReactNode;
}

export interface ChoiceCardsProps<Value extends string> {
  label: string;
  labelHidden?: boolean | undefined;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  disabled?: boolean | undefined;
  /** `row` lays them side by side, for few and short ones. */
  layout?: "stack" | "row" | undefined;
}

/** One of a few, each with a word of explanation. */
export function ChoiceCards<Value extends string>({
  label,
  labelHidden = false,
  choices,
  value,
  onChange,
  disabled = false,
  layout = "stack",
}: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={clsx("mb-1.5 text-sm font-medium", labelHidden && "sr-only")}>
        {label}
      </legend>
      <div
        className={
          layout === "row" ? "grid auto-cols-fr grid-flow-col gap-2" : "flex flex-col gap-2"
        }
      >
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              "flex min-w-0 cursor-pointer gap-3 rounded-lg border border-line bg-surface-raised p-3 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed not-has-disabled:not-has-checked:hover:bg-surface-hover",
              choice.picture !== undefined && "flex-col",
            )}
          >
            {choice.picture}
            <span className="flex min-w-0 gap-2.5">
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={value === choice.value}
                onChange={() => onChange(choice.value)}
                className="mt-1 shrink-0 accent-accent outline-none"
              />
              <span className="min-w-0">
                <span className="block font-medium break-words">{choice.label}</span>
                {choice.hint && (
                  <span className="block text-sm text-text-muted">{choice.hint}</span>
                )}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
