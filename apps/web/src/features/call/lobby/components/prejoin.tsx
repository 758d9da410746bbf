"use client";
import type { SessionView } from "@rooms/api-client";
import { Banner, Button, Switch, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { formText } from "#shared/form-text.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import { InsecureNotice } from "#shared/components/insecure-notice.tsx";
import { JoinNotice } from "./join-notice.tsx";
import { useReached } from "../view-models/use-reached.ts";
import type { JoinOption } from "../view-models/join-option.ts";
import type { PreviewSnapshot, PreviewStore } from "../view-models/preview-store.ts";
import {
  recallDoNotTranscribe,
  rememberDoNotTranscribe,
} from "../../transcription/view-models/transcribe-wish.ts";
import { DeviceSettings } from "./device-settings.tsx";
import { PreviewPage } from "./preview-page.tsx";
import type { PersonFace } from "./preview-picture.tsx";
import { SecondDevice } from "./second-device.tsx";
import { PrivacyLines } from "./privacy-lines.tsx";
import { TranscriptionNotice } from "./transcription-notice.tsx";
import { rememberJoined, usePresentElsewhere } from "../view-models/use-present-elsewhere.ts";

export interface JoinChoice {
  readonly name: string;
  readonly transcribe: boolean;
}

export interface PrejoinProps {
  session: SessionView;
  /** Whether a language of the session is not heard here, or not yet. */
  languagesPending: boolean;
  /** Null for a guest, who is asked for a name. */
  personName: string | null;
  face: PersonFace | null;
  /** What they are called in the session since they took part; null where that is not known. */
  identity: string | null;
  /** How one gets in, said before one presses the button. */
  joinOption: JoinOption;
  /** The devices, which the caller holds: they outlast this page on the way into the room. */
  store: PreviewStore;
  preview: PreviewSnapshot;
  /** Of this page, as it is passed on. */
  link: string;
  /** Below the title: when it is meant to start, what is open from the last time. */
  about: ReactNode;
  /** They are about to join: time to load what the room needs. */
  onIntent: () => void;
  onJoin: (choice: JoinChoice) => Promise<void>;
  /** They are in the session by another device, and read along on this one. */
  onBeside: () => Promise<void>;
}

/** The mirror before the room: how one looks and sounds, under which name, and whether one's words are written down. */
export function Prejoin(props: PrejoinProps) {
  const { session, personName, face, link, joinOption, store, preview, onIntent, onJoin } = props;
  const elsewhere = usePresentElsewhere(session.slug, props.identity);
  const t = useTranslations("prejoin");
  const sessions = useTranslations("sessions");
  const refusals = useTranslations("refusals");
  const [typedName, setTypedName] = useState<string | null>(null);
  const [nameMissing, setNameMissing] = useState(false);
  const [asked, setAsked] = useState<boolean | null>(null);
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const hydrated = useHydrated();
  const silenced = asked ?? (hydrated && recallDoNotTranscribe(session.slug));
  const nameField = useRef<HTMLInputElement>(null);
  const { guestName } = preview.memory;
  const closed = joinOption.kind === "closed";
  const askable = useReached(joinOption.kind === "ask" ? joinOption.notBefore : null);

  // What was typed before the page answered wins over what is remembered.
  useEffect(() => {
    if (nameField.current?.value === "") nameField.current.value = guestName;
  }, [guestName]);

  const join = async (name: string) => {
    if (personName === null) {
      setNameMissing(name === "");
      if (name === "") return;
      store.rememberGuestName(name);
    }
    rememberJoined(session.slug);
    await go(() => onJoin({ name, transcribe: !silenced }));
  };

  const go = async (enter: () => Promise<void>) => {
    setPending(true);
    try {
      await enter();
    } catch {
      // The room's code did not load.
      setFailed(true);
    }
    setPending(false);
  };

  return (
    <PreviewPage
      store={store}
      preview={preview}
      name={personName ?? typedName ?? guestName}
      face={face}
    >
      <form
        className="flex flex-col gap-4"
        onPointerEnter={onIntent}
        onFocus={onIntent}
        onSubmit={(event) => {
          event.preventDefault();
          void join(formText(event.currentTarget, "name"));
        }}
      >
        <div>
          <h1 className="text-2xl font-semibold tracking-tight text-balance">
            <bdi>{session.title ?? sessions("untitled")}</bdi>
          </h1>
          <p className="mt-1 text-text-muted">
            {session.hostName !== null && session.hostName !== personName
              ? t("hostedBy", { name: session.hostName })
              : t("title")}
          </p>
        </div>
        {props.about}
        <InsecureNotice address={link} />
        <JoinNotice joinOption={joinOption} slug={session.slug} personName={personName} />
        {personName === null ? (
          <TextField
            label={t("name")}
            name="name"
            autoComplete="name"
            maxLength={80}
            disabled={closed}
            placeholder={t("namePlaceholder")}
            ref={nameField}
            onChange={(event) => setTypedName(event.target.value)}
            error={nameMissing ? t("nameRequired") : null}
          />
        ) : (
          <p className="text-base">{t("asName", { name: personName })}</p>
        )}
        <TranscriptionNotice session={session} languagesPending={props.languagesPending} />
        <PrivacyLines session={session} />
        <Switch
          label={t("doNotTranscribe")}
          hint={t("doNotTranscribeHint")}
          checked={silenced}
          onChange={(wanted) => {
            setAsked(wanted);
            rememberDoNotTranscribe(session.slug, wanted);
          }}
        />
        <DeviceSettings slug={session.slug} store={store} preview={preview} />
        {failed && <Banner tone="error">{refusals("UNREACHABLE")}</Banner>}
        {elsewhere ? (
          <SecondDevice
            pending={pending}
            disabled={closed || !askable || !hydrated}
            onBeside={() => void go(props.onBeside)}
          />
        ) : (
          // On a phone the text above it is longer than the screen.
          <div className="sticky bottom-0 -mx-4 bg-surface px-4 py-3 sm:mx-0 sm:px-0 md:static md:p-0">
            <Button
              type="submit"
              variant="primary"
              size="lg"
              pending={pending}
              disabled={closed || !askable || !hydrated}
              className="w-full"
            >
              {t(joinOption.kind === "ask" ? "ask" : "join")}
            </Button>
          </div>
        )}
      </form>
    </PreviewPage>
  );
}
