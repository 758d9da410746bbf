"use client";
import { ConfirmDialog, useToast, lazyPart } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Suspense, useState } from "react";
import { useCall } from "../view-models/use-call.ts";

const LeaveDialog = lazyPart(async () => ({
  default: (await import("./leave-dialog.tsx")).LeaveDialog,
}));

export interface LeavingProps {
  /** `leave`: whether to leave or to end; `end`: whether really to end; null for nothing. */
  asked: "leave" | "end" | null;
  onClose: () => void;
}

/** What is asked on the way out, and the end itself. */
export function Leaving({ asked, onClose }: LeavingProps) {
  const t = useTranslations("room");
  const call = useCall();
  const toast = useToast();
  const [ending, setEnding] = useState(false);
  const endForAll = async () => {
    setEnding(true);
    if (await call.endForAll()) return;
    setEnding(false);
    onClose();
    toast.show({ title: t("endFailed"), tone: "error" });
  };
  return (
    <>
      {asked === "leave" && (
        <Suspense fallback={null}>
          <LeaveDialog
            onClose={onClose}
            onLeave={() => void call.leave()}
            onEnd={() => void endForAll()}
          />
        </Suspense>
      )}
      <ConfirmDialog
        open={asked === "end"}
        onOpenChange={(open) => !open && onClose()}
        title={t("endTitle")}
        description={t("endText")}
        confirmLabel={t("endForAll")}
        cancelLabel={t("cancel")}
        danger
        pending={ending}
        onConfirm={() => void endForAll()}
      />
    </>
  );
}
