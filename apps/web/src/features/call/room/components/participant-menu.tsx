"use client";
import { CrownSimpleIcon } from "@phosphor-icons/react/dist/ssr/CrownSimple";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { UserFocusIcon } from "@phosphor-icons/react/dist/ssr/UserFocus";
import { UserMinusIcon } from "@phosphor-icons/react/dist/ssr/UserMinus";
import { IconButton, Menu } from "@rooms/ui";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { HostControls } from "../view-models/use-host-controls.ts";
import type { RoomParticipant } from "../view-models/room-snapshot.ts";

/** A participant whom a host may act upon. */
export interface Managed extends Pick<
  RoomParticipant,
  "identity" | "name" | "host" | "microphoneOn"
> {
  /** Oneself: of all this, the spotlight alone. */
  readonly local?: boolean;
  /** Not by the realtime socket alone. */
  readonly inRoom: boolean;
  readonly spotlit: boolean;
}

export interface ParticipantMenuProps {
  participant: Managed;
  /** The creator, who cannot be demoted or removed. */
  creator: boolean;
  controls: HostControls;
  /** Asks first. */
  onRemove: () => void;
}

/** What a host may do to another participant. */
export function ParticipantMenu({
  participant,
  creator,
  controls,
  onRemove,
}: ParticipantMenuProps) {
  const t = useTranslations("room.hostControls");
  const { name, host, microphoneOn, local = false, inRoom, spotlit } = participant;
  const items: MenuEntry[] = [];
  if (!local) {
    items.push(
      microphoneOn || !inRoom
        ? {
            label: t("mute"),
            icon: <MicrophoneSlashIcon />,
            disabled: !microphoneOn,
            onSelect: () => void controls.mute(participant),
          }
        : {
            label: t("askToUnmute"),
            icon: <MicrophoneIcon />,
            onSelect: () => void controls.askToUnmute(participant),
          },
    );
  }
  if (inRoom) {
    items.push({
      label: spotlit ? t("endSpotlight") : t("spotlight"),
      icon: <UserFocusIcon />,
      onSelect: () => void controls.setSpotlight(spotlit ? null : participant),
    });
  }
  if (!local && !creator) {
    items.push(
      {
        label: host ? t("makeGuest") : t("makeHost"),
        icon: <CrownSimpleIcon />,
        onSelect: () => void controls.setHost(participant, !host),
      },
      { kind: "separator" },
      { label: t("remove"), icon: <UserMinusIcon />, danger: true, onSelect: onRemove },
    );
  }
  return (
    <Menu
      trigger={
        <IconButton size="sm" label={t("menu", { name })} icon={<DotsThreeIcon weight="bold" />} />
      }
      items={items}
    />
  );
}
