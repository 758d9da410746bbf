"use client";
import { useId } from "react";
import type { ReactNode } from "react";

export interface SwitchProps {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex min-h-9 items-center gap-4 pointer-coarse:min-h-11">
      <div className="min-w-0 flex-1">
        <span id={`${id}-label`} className="block text-base font-medium text-text">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-text-muted">
            {hint}
          </span>
        )}
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        onClick={() => onChange(!checked)}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="group/switch focus-ring relative inline-flex h-6 w-10 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors after:absolute after:-inset-2.5 disabled:opacity-45 aria-checked:bg-accent"
      >
        <span
          aria-hidden
          className="size-5 rounded-full bg-surface-raised shadow-sm transition-transform group-aria-checked/switch:translate-x-4"
        />
      </button>
    </div>
  );
}
