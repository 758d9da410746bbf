"use client";
import { useParams } from "next/navigation";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** Whether a guest may read, now that the session is over, what was said while they were there; null until it is known. */
export function useOwnPart(asked: boolean): boolean | null {
  const { slug } = useParams<{ slug: string }>();
  const [isThere, setThere] = useState<boolean | null>(null);
  useEffect(() => {
    if (!asked) return;
    void roomsApi.transcripts
      .getOwn({ params: { slug }, query: { limit: 1 } })
      .then(({ ok }) => setThere(ok));
  }, [asked, slug]);
  return asked ? isThere : false;
}
