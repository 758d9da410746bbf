"use client";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { Banner, IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { echoAfter, isEcho, noEcho } from "../view-models/echo.ts";
import { useRoom } from "../view-models/use-room.ts";

/** Says, once for a stay, that the others seem to hear themselves through one. */
export function EchoHint() {
  const t = useTranslations("room");
  const { store } = useRoom();
  const [state, setState] = useState<"listening" | "told" | "closed">("listening");
  useEffect(() => {
    if (state !== "listening") return;
    let echo = noEcho;
    return store.subscribe(() => {
      echo = echoAfter(echo, store.getSnapshot().participants, performance.now());
      if (isEcho(echo)) setState("told");
    });
  }, [store, state]);
  if (state !== "told") return null;
  return (
    <Banner
      tone="info"
      className="shadow-lg"
      action={
        <IconButton
          size="sm"
          label={t("close")}
          icon={<XIcon aria-hidden />}
          onClick={() => setState("closed")}
        />
      }
    >
      {t("echo")}
    </Banner>
  );
}
