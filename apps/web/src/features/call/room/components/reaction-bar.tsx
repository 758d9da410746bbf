"use client";
import { IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import { reactionKinds } from "@rooms/contracts/room";
import type { ReactionKind } from "@rooms/contracts/room";
import { ReactionIcon } from "./reaction-icon.tsx";

export interface ReactionBarProps {
  label: string;
  onPress: (kind: ReactionKind) => void;
  onClose: () => void;
}

/** The reactions to choose from. It stays open to press several; Escape closes it. */
export function ReactionBar({ label, onPress, onClose }: ReactionBarProps) {
  const t = useTranslations("reactions");
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    bar.current?.querySelector("button")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      ref={bar}
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      className="pointer-events-auto absolute inset-x-0 bottom-2 z-10 mx-auto flex w-fit gap-1 rounded-2xl bg-stage-raised p-1.5 shadow-lg ring-1 ring-stage-line"
    >
      {reactionKinds.map((kind) => (
        <IconButton
          key={kind}
          variant="stage"
          size="lg"
          label={t(`kind.${kind}`)}
          icon={<ReactionIcon kind={kind} className="size-6" />}
          onClick={() => onPress(kind)}
        />
      ))}
    </div>
  );
}
