"use client";
import { LockSimpleIcon } from "@phosphor-icons/react/dist/ssr/LockSimple";
import { Button, lazyPart } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Suspense, useState } from "react";
import { useLobbyContext } from "../view-models/lobby-context.ts";

const AccessDialog = lazyPart(async () => ({
  default: (await import("./access-dialog.tsx")).AccessDialog,
}));

/** Opens the settings of who gets in. */
export function AccessButton() {
  const t = useTranslations("access");
  const { slug } = useLobbyContext();
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <Button
        size="sm"
        icon={<LockSimpleIcon aria-hidden />}
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      >
        {t("title")}
      </Button>
      {used && (
        <Suspense fallback={null}>
          <AccessDialog slug={slug} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
