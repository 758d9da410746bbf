"use client";
import { ToastProvider } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";

export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("app");
  return <ToastProvider closeLabel={t("close")}>{children}</ToastProvider>;
}
