import { useId } from "react";
import type { ComponentPropsWithRef, ReactNode } from "react";

export interface CheckboxProps extends Omit<ComponentPropsWithRef<"input">, "type" | "id"> {
  label: string;
  hint?: ReactNode;
}

/** Yes or no to one thing of several. */
export function Checkbox({ label, hint, ...input }: CheckboxProps) {
  const id = useId();
  return (
    <div className="flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:min-h-11">
      <input
        {...input}
        type="checkbox"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="focus-ring mt-0.5 size-4.5 shrink-0 rounded-sm accent-accent disabled:opacity-50"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block text-base font-medium text-text">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
