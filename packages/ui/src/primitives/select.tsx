"use client";
import { Select as Base } from "@base-ui/react/select";
import { CaretUpDownIcon } from "@phosphor-icons/react/dist/ssr/CaretUpDown";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { controlLook } from "./input.tsx";
import { popupLook } from "./popup.ts";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectProps {
  label: string;
  labelHidden?: boolean | undefined;
  options: readonly SelectOption[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
  name?: string | undefined;
  className?: string | undefined;
}

/** One choice from a list. */
export function Select({
  label,
  labelHidden,
  options,
  value,
  onChange,
  placeholder,
  icon,
  disabled,
  name,
  className,
}: SelectProps) {
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <Base.Root
        items={options.map((option) => ({ value: option.value, label: option.label }))}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        disabled={disabled}
        name={name}
      >
        <Base.Label className={clsx("text-sm font-medium text-text", labelHidden && "sr-only")}>
          {label}
        </Base.Label>
        <Base.Trigger className={clsx(controlLook, "flex items-center gap-2 text-left")}>
          {icon && <span className="text-lg text-text-muted">{icon}</span>}
          <Base.Value
            placeholder={placeholder}
            className="min-w-0 flex-1 truncate data-placeholder:text-text-muted"
          />
          <Base.Icon className="text-text-muted">
            <CaretUpDownIcon aria-hidden />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-60">
            <Base.Popup
              className={clsx(
                popupLook,
                "max-w-[min(24rem,calc(100vw-1rem))] min-w-(--anchor-width)",
              )}
            >
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className="flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-surface-hover pointer-coarse:min-h-11"
                >
                  <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
                  <Base.ItemIndicator className="text-accent">
                    <CheckIcon aria-hidden weight="bold" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
