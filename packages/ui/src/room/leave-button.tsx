"use client";
import { CaretUpIcon } from "@phosphor-icons/react/dist/ssr/CaretUp";
import { PhoneDisconnectIcon } from "@phosphor-icons/react/dist/ssr/PhoneDisconnect";
import { XCircleIcon } from "@phosphor-icons/react/dist/ssr/XCircle";
import { clsx } from "clsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";

export interface LeaveButtonProps {
  onLeave: () => void;
  /** Present where the session may be ended for all; asks first by `ConfirmDialog`. */
  onEndForAll?: (() => void) | undefined;
  shortcut?: string | undefined;
  labels: { leave: string; endForAll: string; more: string };
}

/** The way out; beside it, where allowed, the end for all. */
export function LeaveButton({ onLeave, onEndForAll, shortcut, labels }: LeaveButtonProps) {
  return (
    <span className="flex items-stretch">
      <IconButton
        variant="leave"
        size="lg"
        label={labels.leave}
        shortcut={shortcut}
        icon={<PhoneDisconnectIcon aria-hidden weight="fill" />}
        onClick={onLeave}
        className={clsx("w-14!", onEndForAll ? "rounded-l-xl! rounded-r-none!" : "rounded-xl!")}
      />
      {onEndForAll && (
        <Menu
          side="top"
          align="end"
          trigger={
            <IconButton
              variant="leave"
              label={labels.more}
              icon={<CaretUpIcon aria-hidden weight="bold" className="size-3.5" />}
              className="ml-px h-11! w-8! rounded-l-none! rounded-r-xl! md:pointer-coarse:w-11!"
            />
          }
          items={[
            {
              label: labels.endForAll,
              icon: <XCircleIcon />,
              danger: true,
              onSelect: onEndForAll,
            },
          ]}
        />
      )}
    </span>
  );
}
