"use client";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";
import type { IconButtonSize, IconButtonVariant } from "./icon-button.tsx";

export interface CopyButtonProps {
  label: string;
  copiedLabel: string;
  /** Copies and answers whether it did: then the tick shows. A failure is the caller's to tell. */
  onCopy: () => boolean | Promise<boolean>;
  icon?: ReactNode;
  size?: IconButtonSize | undefined;
  variant?: IconButtonVariant | undefined;
  className?: string | undefined;
}

const tickMs = 1_800;

/** Copies and says so by a tick, on the spot. */
export function CopyButton({
  label,
  copiedLabel,
  onCopy,
  icon = <LinkSimpleIcon aria-hidden />,
  size,
  variant,
  className,
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), tickMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    setCopied(await onCopy());
  };
  return (
    <>
      <IconButton
        label={copied ? copiedLabel : label}
        icon={copied ? <CheckIcon aria-hidden weight="bold" className="text-success" /> : icon}
        size={size}
        variant={variant}
        className={className}
        onClick={() => void copy()}
      />
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ""}
      </span>
    </>
  );
}
