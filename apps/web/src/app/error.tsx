"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Notice } from "../shared/components/notice.tsx";

/** Any page that could not be made: the api is away, or a mistake of ours. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTranslations("errors");
  const router = useRouter();
  return (
    <Notice
      title={t("title")}
      text={t("text")}
      action={{
        label: t("tryAgain"),
        onSelect: () =>
          startTransition(() => {
            router.refresh();
            reset();
          }),
      }}
      links={[{ href: "/", label: t("home") }]}
    />
  );
}
