"use client";
import { Banner, Switch } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState, useSyncExternalStore } from "react";
import { askToNotify, notifyOf } from "#shared/notifications.ts";
import type { Permission } from "#shared/notifications.ts";

const kinds = ["lobby", "start"] as const;

/** What one is notified of in this browser: off until one asks for it, and then the browser asks too. */
export function NotificationChoice() {
  const t = useTranslations("settings.notify");
  const [refused, setRefused] = useState<Exclude<Permission, "granted"> | null>(null);
  const change = async (kind: (typeof kinds)[number], on: boolean) => {
    const answer = on ? await askToNotify() : "granted";
    setRefused(answer === "granted" ? null : answer);
    notifyOf[kind].set(on && answer === "granted");
  };
  return (
    <div className="flex flex-col gap-3">
      {kinds.map((kind) => (
        <Choice key={kind} kind={kind} onChange={(on) => void change(kind, on)} />
      ))}
      {refused !== null && <Banner tone="warning">{t(`refused.${refused}`)}</Banner>}
    </div>
  );
}

interface ChoiceProps {
  kind: (typeof kinds)[number];
  onChange: (on: boolean) => void;
}

function Choice({ kind, onChange }: ChoiceProps) {
  const t = useTranslations("settings.notify");
  const { subscribe, getSnapshot } = notifyOf[kind];
  const on = useSyncExternalStore(subscribe, getSnapshot, () => false);
  return (
    <Switch label={t(`${kind}.label`)} hint={t(`${kind}.hint`)} checked={on} onChange={onChange} />
  );
}
