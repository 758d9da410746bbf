"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { useToast } from "@rooms/ui";
import { roomsApi } from "#shared/api/browser.ts";
import { DangerRow } from "#shared/components/danger-row.tsx";
import { useRefusal } from "#shared/use-refusal.ts";

/** Ends one's sign-in on every device, this one included. */
export function SignOutEverywhere() {
  const t = useTranslations("settings");
  const toast = useToast();
  const refusalText = useRefusal();
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    const answer = await roomsApi.identity.signOutEverywhere({});
    // Not by the router: nothing of what was shown to the person may stay in the page.
    if (answer.ok) location.assign("/");
    else {
      setPending(false);
      toast.show({ title: refusalText(answer.problem.code), tone: "error" });
    }
  };
  return (
    <DangerRow
      title={t("signOutEverywhere")}
      text={t("signOutEverywhereText")}
      label={t("signOutEverywhere")}
      confirmTitle={t("signOutEverywhereTitle")}
      confirmText={t("signOutEverywhereConfirm")}
      pending={pending}
      onConfirm={leave}
    />
  );
}
