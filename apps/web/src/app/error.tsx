"use client";
import { buttonLook } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { PlainNotice } from "../shared/components/plain-notice.tsx";

/** Any page that could not be made: the api is away, or a mistake of ours. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTranslations("errors");
  const router = useRouter();
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
