"use client";
import { useEffect, useRef } from "react";
import { LanguageField } from "#shared/components/language-field.tsx";
import type { SessionLanguagesProps } from "./session-languages.tsx";

/** Stands where the button was that asked for it, and takes over its focus. */
export function FocusedLanguageField({ value, onChange }: SessionLanguagesProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector("select")?.focus(), []);
  return (
    <div ref={place} className="w-full">
      <div className="max-w-md">
        <LanguageField inherits value={value} onChange={onChange} />
      </div>
    </div>
  );
}
