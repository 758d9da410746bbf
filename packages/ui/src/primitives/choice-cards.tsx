"use client";
import { clsx } from "clsx";
import { useId } from "react";
import type { ReactNode } from "react";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string | undefined;
  /** What is chosen, in small; it takes the place of the round mark. */
  picture?: ReactNode;
}

export interface ChoiceCardsProps<Value extends string> {
  label: string;
  labelHidden?: boolean | undefined;
  choices: readonly Choice<Value>[];
  /** Without it the page's form holds the choice, from `defaultValue` on, under `name`: also what was chosen before the page answered. */
  value?: Value | undefined;
  onChange?: ((value: Value) => void) | undefined;
  defaultValue?: Value | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  /** `row` lays them side by side, for few and short ones. */
  layout?: "stack" | "row" | undefined;
}

const layouts = { stack: "flex flex-col gap-2", row: "grid auto-cols-fr grid-flow-col gap-2" };

/** One of a few, each with a word of explanation. */
export function ChoiceCards<Value extends string>({
  label,
  labelHidden = false,
  choices,
  value,
  onChange,
  defaultValue,
  name,
  disabled = false,
  layout = "stack",
}: ChoiceCardsProps<Value>) {
  const group = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={clsx("mb-1.5 text-sm font-medium", labelHidden && "sr-only")}>
        {label}
      </legend>
      <div className={layouts[layout]}>
        {choices.map(({ value: own, label: text, hint, picture }) => (
          <label
            key={own}
            className={clsx(
              "relative flex min-w-0 cursor-pointer rounded-lg border border-line bg-surface-raised transition-colors has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed not-has-disabled:not-has-checked:hover:bg-surface-hover",
              picture === undefined ? "gap-2.5 p-3" : "flex-col gap-1.5 p-2 text-center",
            )}
          >
            {picture}
            <input
              type="radio"
              name={name ?? group}
              value={own}
              {...(value === undefined
                ? { defaultChecked: defaultValue === own }
                : { checked: value === own })}
              onChange={() => onChange?.(own)}
              className={
                picture === undefined
                  ? "mt-1 shrink-0 accent-accent outline-none"
                  : // Over the whole card: its label alone would leave assistive pointers nothing to press.
                    "absolute inset-0 m-0 size-full cursor-pointer opacity-0"
              }
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{text}</span>
              {hint && <span className="block text-sm text-text-muted">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
