"use client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { Component, startTransition } from "react";
import type { ReactNode } from "react";

interface BoundaryProps {
  children: ReactNode;
  fallback: (retry: () => void) => ReactNode;
}

class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}

export interface PanelBoundaryProps {
  /** What is inside was made by the server: trying again asks the server anew. */
  fromServer?: boolean;
  children: ReactNode;
}

/** Keeps a mistake inside one panel: the rest goes on, and the panel can be tried again. */
export function PanelBoundary({ fromServer = false, children }: PanelBoundaryProps) {
  const t = useTranslations("errors");
  const router = useRouter();
  const tryAgain = (retry: () => void) =>
    startTransition(() => {
      if (fromServer) router.refresh();
      retry();
    });
  return (
    <Boundary
      fallback={(retry) => (
        <div role="alert" className="grid flex-1 place-items-center content-center gap-3 p-6">
          <p className="text-text-muted">{t("panel")}</p>
          <Button size="sm" onClick={() => tryAgain(retry)}>
            {t("tryAgain")}
          </Button>
        </div>
      )}
    >
      {children}
    </Boundary>
  );
}
