"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import { Button, TextField } from "@rooms/ui";
import type { ReactNode, Ref } from "react";
import { formText } from "../form-text.ts";
import { useHydrated } from "../use-hydrated.ts";

export interface TitleFormProps {
  label: string;
  placeholder: string;
  button: string;
  lengthMax: number;
  pending: boolean;
  /** The form itself comes along, to be emptied. Not called while `pending`. */
  onTitle: (title: string, form: HTMLFormElement) => void;
  /** Beside the button. */
  beside?: ReactNode;
  ref?: Ref<HTMLFormElement>;
}

/** One line with a title and a button that makes something of it. */
export function TitleForm({
  label,
  placeholder,
  button,
  lengthMax,
  pending,
  onTitle,
  beside,
  ref,
}: TitleFormProps) {
  const hydrated = useHydrated();
  return (
    <form
      ref={ref}
      className="mt-5 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onTitle(formText(event.currentTarget, "title"), event.currentTarget);
      }}
    >
      <TextField
        label={label}
        labelHidden
        name="title"
        autoComplete="off"
        maxLength={lengthMax}
        placeholder={placeholder}
        className="min-w-0 flex-1"
      />
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!hydrated}
        icon={<PlusIcon aria-hidden weight="bold" />}
      >
        {button}
      </Button>
      {beside}
    </form>
  );
}
