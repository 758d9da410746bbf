"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Component, startTransition } from "react";
import type { ReactNode } from "react";

/** Keeps a mistake in one part of a page from taking the rest along, and offers to try again. */
export class PanelBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <PanelFailure onRetry={() => this.setState({ failed: false })} />;
  }
}

function PanelFailure({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("errors");
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <Banner
      tone="error"
      action={
        <Button size="sm" onClick={retry}>
          {t("tryAgain")}
        </Button>
      }
    >
      {t("panel")}
    </Banner>
  );
}
