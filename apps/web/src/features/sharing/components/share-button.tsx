"use client";
import { ShareNetworkIcon } from "@phosphor-icons/react/dist/ssr/ShareNetwork";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Fragment, useState } from "react";
import { useHydrated } from "#shared/use-hydrated.ts";
import { ShareDialog } from "./share-dialog.tsx";

/** Opens the links of a recap; a new dialog each time, so that a link is shown once only. */
export function ShareButton({ slug }: { slug: string }) {
  const t = useTranslations("sharing");
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  return (
    <>
      <Button
        icon={<ShareNetworkIcon aria-hidden />}
        disabled={!hydrated}
        onClick={() => {
          setCount(count + 1);
          setOpen(true);
        }}
      >
        {t("share")}
      </Button>
      {count > 0 && (
        <Fragment key={count}>
          <ShareDialog slug={slug} open={open} onOpenChange={setOpen} />
        </Fragment>
      )}
    </>
  );
}
