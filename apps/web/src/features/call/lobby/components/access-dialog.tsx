"use client";
import { ArrowUUpLeftIcon } from "@phosphor-icons/react/dist/ssr/ArrowUUpLeft";
import { Banner, Button, Modal, ParticipantRow, Spinner, Switch, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { useObservable } from "#shared/use-observable.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { lobbySound } from "../view-models/lobby-sound.ts";
import type { Access, AccessSnapshot } from "../view-models/session-access.ts";
import { useSessionAccess } from "../view-models/use-session-access.ts";
import type { UsedAccess } from "../view-models/use-session-access.ts";
import { EntryChoice } from "#shared/components/entry-choice.tsx";

export interface AccessDialogProps extends DialogState {
  slug: string;
}

/** For hosts: who gets into the session that runs. */
export function AccessDialog({ slug, open, onOpenChange }: AccessDialogProps) {
  const t = useTranslations("access");
  const room = useTranslations("room");
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      closeLabel={room("close")}
    >
      <div className="flex flex-col gap-5 py-1">
        <ReadAccessSettings slug={slug} />
      </div>
    </Modal>
  );
}

/** Only in an open dialog: it reads when it comes. */
function ReadAccessSettings({ slug }: { slug: string }) {
  return <SessionAccessSettings {...useSessionAccess(slug)} />;
}

export function SessionAccessSettings(used: UsedAccess) {
  return (
    <>
      <AccessSettings {...used} />
      <SoundSwitch />
    </>
  );
}

function AccessSettings({ access, snapshot }: UsedAccess) {
  const t = useTranslations("access");
  const entryText = useTranslations("entry");
  const toast = useToast();
  if (snapshot.status === "loading") return <Spinner className="mx-auto size-6 text-accent" />;
  if (snapshot.status === "failed") {
    return (
      <Banner
        tone="error"
        action={
          <Button size="sm" onClick={() => void access.load()}>
            {t("again")}
          </Button>
        }
      >
        {t("unread")}
      </Banner>
    );
  }
  const told = async (done: Promise<boolean>) => {
    if (!(await done)) toast.show({ title: t("failed"), tone: "error" });
  };
  const change = (part: Partial<Access>) => void told(access.change(part));
  const { entry, locked, pastOpen } = snapshot.access;
  return (
    <>
      <EntryChoice
        label={entryText("title")}
        value={entry}
        onChange={(to) => change({ entry: to })}
      />
      <Switch
        label={t("lock")}
        hint={t("lockHint")}
        checked={locked}
        onChange={(to) => change({ locked: to })}
      />
      <Switch
        label={t("past")}
        hint={t("pastHint")}
        checked={pastOpen}
        onChange={(to) => change({ pastOpen: to })}
      />
      <Removed bars={snapshot.bars} onLift={(bar) => void told(access.liftBar(bar))} />
    </>
  );
}

interface RemovedProps {
  bars: Extract<AccessSnapshot, { status: "ready" }>["bars"];
  onLift: (bar: RemovedProps["bars"][number]) => void;
}

/** The people that hosts removed, with the way back for them. */
function Removed({ bars, onLift }: RemovedProps) {
  const t = useTranslations("access");
  const markOf = usePersonMark();
  if (bars.length === 0) return null;
  return (
    <section>
      <h3 className="text-sm font-medium">{t("removed")}</h3>
      <ul aria-label={t("removed")}>
        {bars.map((bar) => (
          <ParticipantRow
            key={bar.identity}
            person={{ name: bar.name, mark: bar.guest ? markOf("guest") : undefined }}
            actions={
              <Button
                size="sm"
                icon={<ArrowUUpLeftIcon aria-hidden />}
                aria-label={t("liftOf", { name: bar.name })}
                onClick={() => onLift(bar)}
              >
                {t("lift")}
              </Button>
            }
          />
        ))}
      </ul>
    </section>
  );
}

function SoundSwitch() {
  const t = useTranslations("access");
  const on = useObservable(lobbySound);
  return (
    <Switch
      label={t("sound")}
      hint={t("soundHint")}
      checked={on}
      onChange={(to) => lobbySound.set(to)}
    />
  );
}
