"use client";
import { lazy, Suspense, useState } from "react";
import type { ConfirmDialogProps } from "./confirm-dialog-props.ts";

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
