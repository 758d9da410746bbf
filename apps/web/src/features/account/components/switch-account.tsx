"use client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { signOut } from "../view-models/authentication.ts";

/** Signs out and asks to sign in again, on the way back to the invitation. */
export function SwitchAccount({ token }: { token: string }) {
  const t = useTranslations("invite");
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    const onward = `/signin?next=${encodeURIComponent(`/invite/${token}`)}`;
    await signOut(onward);
    location.assign(onward);
  };
  return (
    <Button variant="primary" size="lg" pending={pending} onClick={() => void leave()}>
      {t("switchAccount")}
    </Button>
  );
}
