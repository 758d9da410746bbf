"use client";
import { Button } from "@rooms/ui";
import { Fragment, useState } from "react";
import type { ReactNode } from "react";
import { useHydrated } from "../use-hydrated.ts";

export interface DialogState {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export interface DialogButtonProps {
  label: string;
  icon: ReactNode;
  dialog: (state: DialogState) => ReactNode;
}

/** A main button that opens a dialog; a new one each time, so that nothing of the last is shown again. */
export function DialogButton({ label, icon, dialog }: DialogButtonProps) {
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  return (
    <>
      <Button
        variant="primary"
        disabled={!hydrated}
        icon={icon}
        onClick={() => {
          setCount(count + 1);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {count > 0 && <Fragment key={count}>{dialog({ open, onOpenChange: setOpen })}</Fragment>}
    </>
  );
}
