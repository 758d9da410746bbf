"use client";
import type { TaskSource } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";

/** Leads to the words a task comes from. */
export function SourceLink({ source: { session, segmentIds } }: { source: TaskSource }) {
  const t = useTranslations("sessions");
  const [segment] = segmentIds;
  return (
    <Link
      href={`/session/${session.slug}/recap${segment === undefined ? "" : `#s-${segment}`}`}
      prefetch={false}
      // A link is dragged by the browser itself, and a card on the board would stay where it is.
      draggable={false}
      dir="auto"
      className="focus-ring max-w-full truncate rounded-sm underline decoration-line-strong underline-offset-2 hover:text-text"
    >
      {session.title ?? t("untitled")}
    </Link>
  );
}
