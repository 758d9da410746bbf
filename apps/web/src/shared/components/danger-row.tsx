"use client";
import { Button, ConfirmDialog } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { ReactNode } from "react";

export interface DangerRowProps {
  title: string;
  text: string;
  /** On the button, and again on the one that confirms. */
  label: string;
  confirmTitle: string;
  confirmText: ReactNode;
  pending: boolean;
  /** Resolves when the question may close. */
  onConfirm: () => Promise<unknown>;
}

/** Something that cannot be undone: what it does, and a button that asks once more. */
export function DangerRow(props: DangerRowProps) {
  const t = useTranslations("settings");
  const [asking, setAsking] = useState(false);
  const confirm = async () => {
    await props.onConfirm();
    setAsking(false);
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="font-medium">{props.title}</h3>
        <p className="text-sm text-pretty text-text-muted">{props.text}</p>
      </div>
      <Button variant="caution" onClick={() => setAsking(true)}>
        {props.label}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={props.confirmTitle}
        description={props.confirmText}
        confirmLabel={props.label}
        cancelLabel={t("cancel")}
        danger
        pending={props.pending}
        onConfirm={() => void confirm()}
      />
    </div>
  );
}
