"use client";
import { Button } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { Component } from "react";
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

/** Keeps a mistake inside one panel: the rest goes on, and the panel can be tried again. */
export function PanelBoundary({ children }: { children: ReactNode }) {
  const t = useTranslations("errors");
  return (
    <Boundary
      fallback={(retry) => (
        <div role="alert" className="grid flex-1 place-items-center content-center gap-3 p-6">
          <p className="text-text-muted">{t("title")}</p>
          <Button size="sm" onClick={retry}>
            {t("tryAgain")}
          </Button>
        </div>
      )}
    >
      {children}
    </Boundary>
  );
}
