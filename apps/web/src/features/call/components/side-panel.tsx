"use client";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { PanelBoundary } from "#shared/components/panel-boundary.tsx";
import type { ReactNode } from "react";

export interface RoomSidePanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the stage; on a phone over it. */
export function RoomSidePanel({ title, onClose, children }: RoomSidePanelProps) {
  const t = useTranslations("room");
  return (
    <section
      aria-label={title}
      className="absolute inset-0 z-10 flex min-h-0 flex-col bg-surface text-text md:static md:z-auto md:w-90 md:shrink-0 md:rounded-lg lg:w-100"
    >
      <header className="flex items-center justify-between py-2 pr-2 pl-4">
        <h2 className="text-md font-semibold">{title}</h2>
        <IconButton label={t("close")} icon={<XIcon aria-hidden />} size="sm" onClick={onClose} />
      </header>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  );
}
