"use client";
import { Button, partMissing } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { isGone, ownStaticOf } from "../missing-script.ts";

/**
 * Says why something that was pressed does not open, when a script of this page is not to be had any more. Nothing in it is
 * loaded later, since that might not come either.
 */
export function MissingParts() {
  const t = useTranslations("errors");
  const [cause, setCause] = useState<"newVersion" | "unreachable" | null>(null);
  useEffect(() => {
    const look = ({ target }: Event) => {
      const url = ownStaticOf(target);
      if (url === null) return;
      // What is loaded ahead while the server restarts is asked for again: only what is gone for good is said of it.
      void isGone(url).then((gone) => gone && setCause("newVersion"));
    };
    const miss = () => setCause((known) => known ?? "unreachable");
    // Elements that fail to load tell it without bubbling.
    addEventListener("error", look, true);
    addEventListener(partMissing, miss);
    return () => {
      removeEventListener("error", look, true);
      removeEventListener(partMissing, miss);
    };
  }, []);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-0 z-50 grid justify-items-center p-3"
    >
      {cause && (
        <div className="pointer-events-auto flex max-w-xl flex-wrap items-center justify-end gap-2 rounded-xl border border-line bg-surface-raised p-3 text-sm text-text shadow-lg">
          <p className="min-w-0 basis-full">{t(cause)}</p>
          <Button size="sm" variant="ghost" onClick={() => setCause(null)}>
            {t("later")}
          </Button>
          <Button size="sm" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </div>
      )}
    </div>
  );
}
