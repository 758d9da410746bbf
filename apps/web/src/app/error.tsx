"use client";
import { buttonLook } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { lazy, startTransition, Suspense } from "react";
import { PlainNotice } from "#shared/components/plain-notice.tsx";
import { secondsOfDigest } from "#shared/limited-digest.ts";

// Seldom needed, and every page would carry it.
const LimitedNotice = lazy(async () => ({
  default: (await import("#shared/components/limited-notice.tsx")).LimitedNotice,
}));

interface Failed {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * Any page that could not be made once it was begun: the api is away, or a mistake of ours. Those that cannot be begun
 * become the page of `trouble-page.ts`.
 */
export default function ErrorPage({ error, reset }: Failed) {
  const t = useTranslations("errors");
  const router = useRouter();
  const seconds = secondsOfDigest(error.digest);
  if (seconds !== null) {
    return (
      <Suspense fallback={null}>
        <LimitedNotice seconds={seconds} />
      </Suspense>
    );
  }
  return (
    <PlainNotice
      icon="!"
      title={t("title")}
      text={t("text")}
      home={t("home")}
      action={
        <button
          type="button"
          className={buttonLook({ variant: "primary", size: "lg" })}
          onClick={() =>
            startTransition(() => {
              router.refresh();
              reset();
            })
          }
        >
          {t("tryAgain")}
        </button>
      }
    />
  );
}
