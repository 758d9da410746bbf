"use client";
import { SpeakerHighIcon } from "@phosphor-icons/react/dist/ssr/SpeakerHigh";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import { testSpeaker } from "../view-models/speaker-test.ts";
import type { SpeakerVerdict } from "../view-models/speaker-test.ts";

/** Plays a sound through the chosen speaker, and says what to do when it is not heard. */
export function SpeakerTest({ speakerId }: { speakerId: string | null }) {
  const t = useTranslations("prejoin.speakerTest");
  const [verdict, setVerdict] = useState<SpeakerVerdict | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = () => {
    running.current?.abort();
    const test = new AbortController();
    running.current = test;
    void testSpeaker(speakerId, (next) => !test.signal.aborted && setVerdict(next), test.signal);
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        size="sm"
        icon={<SpeakerHighIcon aria-hidden />}
        disabled={verdict === "playing"}
        onClick={start}
      >
        {t("test")}
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-40 text-sm text-text-muted">
        {verdict && t(`verdict.${verdict}`)}
      </p>
    </div>
  );
}
