"use client";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import type { GlossaryTerm } from "@rooms/api-client";
import { ConfirmDialog, IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

const TermDialog = dynamic(() => import("./term-dialog.tsx").then((file) => file.TermDialog));

/** One term: how it is written, how it is misheard, its change and its end. */
export function TermRow({ spaceId, term }: { spaceId: string; term: GlossaryTerm }) {
  const t = useTranslations("glossary");
  const settings = useTranslations("settings");
  const { run, pending } = useChange();
  const [editing, setEditing] = useState({ open: false, count: 0 });
  const [deleting, setDeleting] = useState(false);
  const remove = async () => {
    await run(roomsApi.glossary.delete, { params: { id: spaceId, termId: term.id } });
    setDeleting(false);
  };
  return (
    <li className="flex items-center gap-1 py-2 pr-2 pl-3.5">
      <div className="min-w-0 flex-1">
        <bdi className="font-medium break-words">{term.term}</bdi>
        {term.soundsLike.length > 0 && (
          <p className="text-sm break-words text-text-muted">
            {t("heardAs", { forms: term.soundsLike.join(", ") })}
          </p>
        )}
      </div>
      <IconButton
        label={t("changeOf", { term: term.term })}
        icon={<PencilSimpleIcon aria-hidden />}
        onClick={() => setEditing(({ count }) => ({ open: true, count: count + 1 }))}
      />
      <IconButton
        label={t("deleteOf", { term: term.term })}
        icon={<TrashIcon aria-hidden />}
        onClick={() => setDeleting(true)}
      />
      {editing.count > 0 && (
        <TermDialog
          key={editing.count}
          spaceId={spaceId}
          term={term}
          open={editing.open}
          onOpenChange={(open) => setEditing((before) => ({ ...before, open }))}
        />
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={t("deleteTitle", { term: term.term })}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        cancelLabel={settings("cancel")}
        danger
        pending={pending}
        onConfirm={() => void remove()}
      />
    </li>
  );
}
