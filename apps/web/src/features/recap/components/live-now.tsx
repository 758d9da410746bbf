"use client";
import { Badge, buttonLook } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";

/** Says that the session still goes on, and leads into its room. */
export function LiveNow({ slug }: { slug: string }) {
  const t = useTranslations();
  return (
    <>
      <Badge tone="success" dot="live">
        {t("sessions.status.LIVE")}
      </Badge>
      <Link
        href={`/session/${slug}`}
        prefetch={false}
        className={buttonLook({ variant: "primary" })}
      >
        {t("recap.toRoom")}
      </Link>
    </>
  );
}
