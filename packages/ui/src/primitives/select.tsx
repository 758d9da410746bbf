"use client";
import { CaretUpDownIcon } from "@phosphor-icons/react/dist/ssr/CaretUpDown";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import { controlLook } from "./input.tsx";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectProps {
  label: string;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
  options: readonly SelectOption[];
  /** Null shows the placeholder. */
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  name?: string | undefined;
  className?: string | undefined;
}

/** One choice from a list. The browser's own: right under every finger, key and screen reader, and free of weight. */
export function Select(props: SelectProps) {
  const { label, labelHidden, hint, error, options, value, onChange, icon, className } = props;
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      hint={hint}
      error={error}
      className={clsx("min-w-0", className)}
    >
      {(control) => (
        <span className="relative block">
          {icon && (
            <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-lg text-text-muted">
              {icon}
            </span>
          )}
          <select
            {...control}
            name={props.name}
            value={value ?? ""}
            disabled={props.disabled}
            onChange={(event) => onChange(event.target.value)}
            className={clsx(
              controlLook,
              "appearance-none truncate pr-9 [&>option]:bg-surface-raised",
              icon && "pl-9",
              value === null && "text-text-muted",
            )}
          >
            {value === null && (
              <option value="" disabled hidden>
                {props.placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <CaretUpDownIcon
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-3 my-auto text-text-muted"
          />
        </span>
      )}
    </Field>
  );
}
