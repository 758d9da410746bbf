import type { Metadata, Viewport } from "next";
import { getLocale } from "next-intl/server";
import { getTranslations } from "#i18n/get-translations.ts";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { MessagesFor } from "../i18n/messages-for.tsx";
import { MissingParts } from "#shared/components/missing-parts.tsx";
import { ObservePage } from "#shared/observation/observe-page.tsx";
import { publicOrigin } from "#server/api.ts";
import { pageReports } from "#server/observation.ts";
import { themeAttribute, themeCookie, themeOf } from "#shared/theme.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    metadataBase: new URL(await publicOrigin()),
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#131617" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Known before the first paint, so that a chosen theme never flashes into the other.
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await getLocale()} data-theme={themeAttribute(theme)}>
      <body>
        <MessagesFor part="everywhere">
          {children}
          <MissingParts />
        </MessagesFor>
        <ObservePage reports={pageReports()} />
      </body>
    </html>
  );
}
