"use client";
import { Button, lazyPart } from "@rooms/ui";
import { Suspense, useState } from "react";
import { useSpokenText } from "#shared/use-spoken-text.ts";

const LanguagesDialog = lazyPart(async () => ({
  default: (await import("./languages-dialog.tsx")).LanguagesDialog,
}));

export interface SessionLanguagesProps {
  slug: string;
  /** As the transcriber tells them. */
  languages: readonly string[];
}

/** What is spoken in the session that runs, and the way to change it; for hosts. */
export function SessionLanguages({ slug, languages }: SessionLanguagesProps) {
  const { settingText } = useSpokenText();
  const [dialog, setDialog] = useState({ open: false, count: 0 });
  return (
    <>
      <Button
        size="sm"
        onClick={() => setDialog(({ count }) => ({ open: true, count: count + 1 }))}
      >
        {settingText(languages)}
      </Button>
      {dialog.count > 0 && (
        <Suspense fallback={null}>
          <LanguagesDialog
            key={dialog.count}
            slug={slug}
            open={dialog.open}
            onOpenChange={(open) => setDialog((before) => ({ ...before, open }))}
          />
        </Suspense>
      )}
    </>
  );
}
