"use client";
import { Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** Ten seconds, and up to five more, so that those who wait together do not ask together. */
const waitMs = () => 10_000 + Math.random() * 5_000;

/** For those who have the link and came first: leads on as soon as a session is on. */
export function RoomWaiting({ slug }: { slug: string }) {
  const t = useTranslations("rooms");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const look = async () => {
      const answer = await roomsApi.rooms.get({ params: { slug } });
      if (left) return;
      if (answer.ok && answer.data.session) location.assign(`/session/${answer.data.session.slug}`);
      else timer = setTimeout(() => void look(), waitMs());
    };
    timer = setTimeout(() => void look(), waitMs());
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [slug]);
  return (
    <p role="status" className="flex items-start gap-3 text-base">
      <Spinner className="mt-0.5 size-5 shrink-0 text-accent" />
      {t("waiting")}
    </p>
  );
}
