import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import en from "../src/i18n/messages/en.json";

/** What is around every component: English. */
export function WithMessages({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
