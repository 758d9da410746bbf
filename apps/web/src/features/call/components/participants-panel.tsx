"use client";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { Badge, Button, ConfirmDialog, Input, ParticipantRow } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { AccessButton } from "../lobby/components/access-button.tsx";
import { LobbySection } from "../lobby/components/lobby-section.tsx";
import { matchesName } from "../room/view-models/matches-name.ts";
import { useHostControls } from "../room/view-models/use-host-controls.ts";
import { useNamedListeners } from "../view-models/use-named-listeners.ts";
import { useParticipants } from "../room/view-models/use-participants.ts";
import { useUncaptioned } from "../room/view-models/uncaptioned-context.ts";
import { HandsSection } from "../room/components/hands-section.tsx";
import { ParticipantMenu } from "../room/components/participant-menu.tsx";
import type { Managed } from "../room/components/participant-menu.tsx";

export interface ParticipantsPanelProps {
  /** Let people in, and say who gets in. */
  mayAdmit: boolean;
  onCopyLink: () => void;
  creatorIdentity: string | null;
}

/** From so many on they can be searched. */
const searchedFrom = 3;

/** Who takes part, in the room or by listening alone; hosts act on the others from here. */
export function ParticipantsPanel(props: ParticipantsPanelProps) {
  const { mayAdmit, onCopyLink, creatorIdentity } = props;
  const t = useTranslations("room");
  const participants = useParticipants();
  const controls = useHostControls();
  const markOf = usePersonMark();
  const listeners = useNamedListeners();
  const [leaving, setLeaving] = useState<Managed | null>(null);
  const [asking, setAsking] = useState(false);
  const [query, setQuery] = useState("");
  const all = participants.length + listeners.length;
  const found = participants.filter(({ name }) => matchesName(name, query));
  const foundListeners = listeners.filter(({ name }) => matchesName(name, query));
  const isHost = participants.some(({ local, host }) => local && host);
  const uncaptioned = useUncaptioned();
  const reasons = useTranslations("transcription");
  const reasonOf = (identity: string) => {
    const reason = uncaptioned.get(identity);
    return reason && reasons(`uncaptioned.${reason}`);
  };
  const menuOf = (one: Managed) => (
    <ParticipantMenu
      participant={one}
      creator={one.identity === creatorIdentity}
      controls={controls}
      onRemove={() => {
        setLeaving(one);
        setAsking(true);
      }}
    />
  );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 px-4 pb-2">
        <p className="text-sm whitespace-nowrap text-text-muted">
          {t("participantsCount", { count: all })}
        </p>
        <div className="flex flex-wrap gap-2">
          {isHost && participants.length > 1 && (
            <Button
              size="sm"
              icon={<MicrophoneSlashIcon aria-hidden />}
              onClick={() => void controls.muteAll()}
            >
              {t("hostControls.muteAll")}
            </Button>
          )}
          {mayAdmit && <AccessButton />}
          <Button size="sm" icon={<LinkSimpleIcon aria-hidden />} onClick={onCopyLink}>
            {t("copyLink")}
          </Button>
        </div>
      </div>
      {mayAdmit && <LobbySection />}
      <HandsSection />
      {all >= searchedFrom && (
        <div className="px-4 pb-2">
          <Input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t("searchPeople")}
            aria-label={t("searchPeople")}
          />
          {query.trim() !== "" && (
            <p role="status" className="pt-1 text-sm text-text-muted">
              {t("foundPeople", { count: found.length + foundListeners.length })}
            </p>
          )}
        </div>
      )}
      <ul aria-label={t("participantsTitle")} className="min-h-40 flex-1 overflow-y-auto px-3 pb-4">
        {found.map((one) => (
          <ParticipantRow
            key={one.identity}
            person={{
              name: one.name,
              avatarSrc: one.avatarUrl,
              avatarColor: one.avatarColor ?? undefined,
              mark: markOf(one.outside),
            }}
            detail={one.local ? t("you") : undefined}
            uncaptioned={reasonOf(one.identity)}
            mutedLabel={one.microphoneOn ? undefined : t("mutedMark")}
            actions={
              <>
                {one.host && <Badge tone="accent">{t("hostMark")}</Badge>}
                {isHost && menuOf({ ...one, inRoom: true, spotlit: one.spotlitAtMs !== null })}
              </>
            }
          />
        ))}
        {foundListeners.map(({ identity, name, ...face }) => (
          <ParticipantRow
            key={identity}
            person={{ name, ...face }}
            detail={t("listeningOnly")}
            actions={
              isHost &&
              menuOf({
                identity,
                name,
                host: false,
                microphoneOn: false,
                inRoom: false,
                spotlit: false,
              })
            }
          />
        ))}
      </ul>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("hostControls.removeTitle", { name: leaving?.name ?? "" })}
        description={t("hostControls.removeText")}
        confirmLabel={t("hostControls.remove")}
        cancelLabel={t("cancel")}
        danger
        onConfirm={() => {
          setAsking(false);
          if (leaving) void controls.remove(leaving);
        }}
      />
    </>
  );
}
