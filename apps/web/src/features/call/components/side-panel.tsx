"use client";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { PanelBoundary } from "#shared/components/panel-boundary.tsx";
import { useLayoutEffect, useRef } from "react";
import type { ReactNode } from "react";

export interface RoomSidePanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the stage; on a phone over it. Where it is too low for what stands above its list, it scrolls as a whole. */
export function RoomSidePanel({ title, onClose, children }: RoomSidePanelProps) {
  const t = useTranslations("room");
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const section = panel.current;
    // Opened by its key, there is no button that has the focus.
    if (isNowhere(document.activeElement)) section?.focus({ preventScroll: true });
    return () => {
      if (section?.contains(document.activeElement)) document.getElementById("main")?.focus();
    };
  }, []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      className="absolute inset-0 z-10 flex min-h-0 flex-col overflow-y-auto bg-surface text-text outline-none md:static md:z-auto md:w-90 md:shrink-0 md:rounded-lg md:ring-1 md:ring-stage-line lg:w-100"
    >
      <header className="flex shrink-0 items-center justify-between py-2 pr-2 pl-4">
        <h2 className="text-md font-semibold">{title}</h2>
        <IconButton label={t("close")} icon={<XIcon aria-hidden />} size="sm" onClick={onClose} />
      </header>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  );
}

function isNowhere(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.id === "main";
}
