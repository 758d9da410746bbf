"use client";
import { CalendarBlankIcon } from "@phosphor-icons/react/dist/ssr/CalendarBlank";
import { CaretDownIcon } from "@phosphor-icons/react/dist/ssr/CaretDown";
import { DoorOpenIcon } from "@phosphor-icons/react/dist/ssr/DoorOpen";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { IconButton, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useHydrated } from "#shared/use-hydrated.ts";

export interface StartMenuProps {
  onNow: () => void;
  onPlan: () => void;
  onRoom: () => void;
}

/** More ways to meet, beside the button for the most common one. */
export function StartMenu({ onNow, onPlan, onRoom }: StartMenuProps) {
  const t = useTranslations("sessions");
  const hydrated = useHydrated();
  return (
    <Menu
      trigger={
        <IconButton
          type="button"
          label={t("startMenu")}
          disabled={!hydrated}
          icon={<CaretDownIcon aria-hidden weight="bold" />}
        />
      }
      items={[
        { label: t("startNow"), icon: <VideoCameraIcon />, onSelect: onNow },
        { label: t("planLater"), icon: <CalendarBlankIcon />, onSelect: onPlan },
        { label: t("standingRoom"), icon: <DoorOpenIcon />, onSelect: onRoom },
      ]}
    />
  );
}
