"use client";
import { buttonLook } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { PlainNotice } from "./plain-notice.tsx";

/** A whole office is told to come back at the same moment: it comes back over so long. */
const spreadMs = 4_000;
const secondMs = 1_000;

/** A page that met a rate limit: says when it tries again, and does. */
export function LimitedNotice({ seconds }: { seconds: number }) {
  const t = useTranslations("errors");
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const againAtMs = performance.now() + seconds * secondMs;
    const again = setTimeout(reload, seconds * secondMs + Math.random() * spreadMs);
    const tick = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((againAtMs - performance.now()) / secondMs)));
    }, secondMs / 2);
    return () => {
      clearTimeout(again);
      clearInterval(tick);
    };
  }, [seconds]);
  return (
    <PlainNotice
      icon="…"
      title={t("limitedTitle")}
      text={left > 0 ? t("limitedText", { seconds: left }) : t("limitedNow")}
      home={t("home")}
      action={
        <button
          type="button"
          className={buttonLook({ variant: "primary", size: "lg" })}
          onClick={reload}
        >
          {t("tryAgain")}
        </button>
      }
    />
  );
}

function reload(): void {
  location.reload();
}
