"use client";
import { ToastProvider } from "@rooms/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("app");
  return <ToastProvider closeLabel={t("close")}>{children}</ToastProvider>;
}
