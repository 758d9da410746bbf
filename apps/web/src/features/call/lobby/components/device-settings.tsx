"use client";
import { Button, lazyPart } from "@rooms/ui";
import { SlidersHorizontalIcon } from "@phosphor-icons/react/dist/ssr/SlidersHorizontal";
import { useTranslations } from "#i18n/use-translations.ts";
import { Suspense, useState } from "react";
import type { PreviewSnapshot, PreviewStore } from "../view-models/preview-store.ts";

// The lists are the heaviest part of the page, and most people never open them.
const DeviceChoice = lazyPart(async () => ({
  default: (await import("./device-choice.tsx")).DeviceChoice,
}));

export interface DeviceSettingsProps {
  /** Of the session that the devices are for. */
  slug: string;
  store: PreviewStore;
  preview: PreviewSnapshot;
}

export function DeviceSettings(props: DeviceSettingsProps) {
  const t = useTranslations("room");
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <Button
        variant="ghost"
        icon={<SlidersHorizontalIcon aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ml-3.5 self-start"
      >
        {t("devices")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <DeviceChoice {...props} />
        </Suspense>
      )}
    </div>
  );
}
