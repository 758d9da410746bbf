"use client";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  /** Red, for what cannot be undone. */
  danger?: boolean | undefined;
  pending?: boolean | undefined;
}

const ConfirmAlert = lazy(() => import("./confirm-alert.tsx"));

/** Asks before an act. Starts on "cancel", so that a stray Enter does nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [used, setUsed] = useState(props.open);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmAlert {...props} />
    </Suspense>
  );
}
