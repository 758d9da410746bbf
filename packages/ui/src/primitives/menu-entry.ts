import type { ReactElement, ReactNode } from "react";

/** A line of a menu. */
export type MenuEntry =
  | { kind: "separator" }
  | { kind: "label"; label: string }
  | {
      kind?: "item" | undefined;
      /** Needed only where two items bear the same label. */
      key?: string | undefined;
      label: string;
      /** At the end, quieter: a role, a number. */
      detail?: string | undefined;
      icon?: ReactNode;
      /** A link, for instance `<Link href="/settings" />`. */
      render?: ReactElement | undefined;
      onSelect?: (() => void) | undefined;
      danger?: boolean | undefined;
      disabled?: boolean | undefined;
      /** Shows a tick and reads as a choice. */
      checked?: boolean | undefined;
    };
