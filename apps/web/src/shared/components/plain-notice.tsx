import { FullScreenNotice, buttonLook } from "@rooms/ui";
import type { ReactNode } from "react";

export interface PlainNoticeProps {
  icon: ReactNode;
  title: string;
  text: string;
  /** A button or link with `buttonLook`. */
  action?: ReactNode;
  home: string;
}

/** `Notice` for what every page carries along in case it fails: nothing in it is more than markup. */
export function PlainNotice({ icon, title, text, action, home }: PlainNoticeProps) {
  return (
    <FullScreenNotice
      icon={icon}
      title={title}
      text={text}
      actions={
        <>
          {action}
          {/* A whole load is wanted here: whatever failed starts anew. */}
          <a
            href="/"
            className={buttonLook({ variant: action ? "secondary" : "primary", size: "lg" })}
          >
            {home}
          </a>
        </>
      }
    />
  );
}
