"use client";
import { Switch, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { UsedAccess } from "../../lobby/view-models/use-session-access.ts";

/** Whether all may share their screen, or hosts alone. */
export function ScreenSwitch({ access, snapshot }: UsedAccess) {
  const t = useTranslations("desk");
  const toast = useToast();
  const known = snapshot.status === "ready" ? snapshot.access.screenSharing : null;
  const change = async (everyone: boolean) => {
    const changed = await access.change({ screenSharing: everyone ? "EVERYONE" : "HOSTS" });
    if (!changed) toast.show({ title: t("failed"), tone: "error" });
  };
  return (
    <Switch
      label={t("screen")}
      hint={t("screenHint")}
      checked={known === "EVERYONE"}
      disabled={known === null}
      onChange={(to) => void change(to)}
    />
  );
}
