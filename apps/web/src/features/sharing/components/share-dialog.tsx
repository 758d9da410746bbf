"use client";
import { Modal } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useShares } from "../view-models/use-shares.ts";
import { CreateShare } from "./create-share.tsx";
import type { WantedShare } from "./create-share.tsx";
import { NewLink } from "./new-link.tsx";
import { ShareList } from "./share-list.tsx";

/** Makes links to a recap, and takes them back. */
export function ShareDialog({ slug, open, onOpenChange }: DialogState & { slug: string }) {
  const t = useTranslations("sharing");
  const { shares, reread } = useShares(slug);
  const { run, pending } = useChange();
  const [made, setMade] = useState<{ id: string; url: string } | null>(null);
  const params = { slug };

  const create = async (body: WantedShare) => {
    const answer = await run(roomsApi.recapShares.create, { params, body });
    if (!answer.ok) return;
    setMade({ id: answer.data.share.id, url: answer.data.url });
    reread();
  };
  const revoke = async (id: string) => {
    const done = t("revoked");
    const answer = await run(roomsApi.recapShares.revoke, { params: { slug, id } }, { done });
    if (answer.ok && made?.id === id) setMade(null);
    reread();
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("lead")}
      closeLabel={t("close")}
    >
      <div className="flex flex-col gap-5 pb-4">
        <CreateShare pending={pending} onCreate={(wanted) => void create(wanted)} />
        {made && <NewLink key={made.id} url={made.url} />}
        <ShareList shares={shares} pending={pending} onRevoke={(id) => void revoke(id)} />
      </div>
    </Modal>
  );
}
