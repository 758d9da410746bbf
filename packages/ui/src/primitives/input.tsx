"use client";
import { clsx } from "clsx";
import type { ComponentPropsWithRef, InputEvent } from "react";
import { firstCharacters } from "../lib/first-characters.ts";

export type InputProps = ComponentPropsWithRef<"input">;

// 16 px on touch screens: below that iOS zooms the page on focus.
export const controlLook =
  "focus-ring h-9 w-full rounded-md border border-line-strong bg-surface-raised px-3 text-base text-text transition-colors placeholder:text-text-muted hover:border-text-muted disabled:opacity-50 aria-invalid:border-danger pointer-coarse:h-11 pointer-coarse:text-md";

/**
 * A bare text input; `TextField` is the one with its label. `maxLength` counts characters as people do; the browser's own
 * counts UTF-16 units, of which an emoji has up to a dozen.
 */
export function Input({ className, maxLength, onInput, ...rest }: InputProps) {
  const bound = (event: InputEvent<HTMLInputElement>) => {
    const { currentTarget: input, nativeEvent } = event;
    if (maxLength !== undefined && !nativeEvent.isComposing) {
      const kept = firstCharacters(input.value, maxLength);
      if (kept !== input.value) input.value = kept;
    }
    onInput?.(event);
  };
  return (
    <input
      {...rest}
      dir={rest.dir ?? "auto"}
      onInput={bound}
      className={clsx(controlLook, className)}
    />
  );
}
