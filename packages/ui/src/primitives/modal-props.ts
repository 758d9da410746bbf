import type { ReactNode, RefObject } from "react";

export interface ModalProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  /** Buttons; the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | undefined;
  /** What gets the focus on opening; the first control by default. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  children?: ReactNode;
}
