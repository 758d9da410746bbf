"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { LanguageSwitch } from "#shared/components/language-switch.tsx";
import { Logo } from "#shared/components/logo.tsx";
import { PreviewPicture } from "./preview-picture.tsx";
import type { PreviewPictureProps } from "./preview-picture.tsx";

/** A page before the room: one's own picture, and beside it, below on a narrow screen, what there is to do or to wait for. */
export function PreviewPage({
  children,
  ...picture
}: PreviewPictureProps & { children: ReactNode }) {
  const app = useTranslations("app");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-4 py-3 sm:px-6">
        <Logo href="/" name={app("name")} />
        <LanguageSwitch />
      </header>
      <main
        id="main"
        className="mx-auto grid w-full max-w-5xl flex-1 content-start gap-6 px-4 pb-10 sm:px-6 md:grid-cols-[1.35fr_1fr] md:content-center md:gap-10"
      >
        <PreviewPicture {...picture} />
        {children}
      </main>
    </div>
  );
}
