"use client";
import { Banner, Button, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useDeviceMenu } from "../view-models/use-device-menu.ts";

/** Says that one's microphone gives nothing, with the others at hand. */
export function DeadMicrophone() {
  const t = useTranslations("room");
  const menu = useDeviceMenu("microphone");
  return (
    <Banner
      tone="warning"
      className="shadow-lg"
      action={menu && <Menu trigger={<Button size="sm">{menu.label}</Button>} items={menu.items} />}
    >
      {t("deadMicrophone")}
    </Banner>
  );
}
