"use client";
import type { ReactNode } from "react";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";
import type { InputProps } from "./input.tsx";

export interface TextFieldProps extends Omit<InputProps, "id"> {
  label: string;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
}

/** A labelled line of text. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} className={className}>
      {(control) => <Input {...input} {...control} />}
    </Field>
  );
}
