import { getTranslations } from "#i18n/get-translations.ts";
import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";

export interface NarrowPageProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** One column in the middle: signing in, first questions. */
export async function NarrowPage({ title, lead, children }: NarrowPageProps) {
  const t = await getTranslations("app");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-4 sm:px-6">
        <Logo href="/" name={t("name")} />
        <LanguageSwitch />
      </header>
      <main id="main" className="flex flex-1 items-start justify-center px-4 pt-[8vh] pb-12">
        <div className="w-full max-w-sm">
          <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
          {lead && <p className="mt-2 text-md text-text-muted">{lead}</p>}
          <div className="mt-7">{children}</div>
        </div>
      </main>
    </div>
  );
}
