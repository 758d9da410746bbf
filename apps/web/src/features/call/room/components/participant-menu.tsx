"use client";
import { CrownSimpleIcon } from "@phosphor-icons/react/dist/ssr/CrownSimple";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { UserMinusIcon } from "@phosphor-icons/react/dist/ssr/UserMinus";
import { IconButton, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { HostControls } from "../view-models/use-host-controls.ts";
import type { RoomParticipant } from "../view-models/room-snapshot.ts";

/** A participant whom a host may act upon. */
export type Managed = Pick<RoomParticipant, "identity" | "name" | "host" | "microphoneOn">;

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
  const { name, host, microphoneOn } = participant;
  return (
    <Menu
      trigger={
        <IconButton size="sm" label={t("menu", { name })} icon={<DotsThreeIcon weight="bold" />} />
      }
      items={[
        {
          label: t("mute"),
          icon: <MicrophoneSlashIcon />,
          disabled: !microphoneOn,
          onSelect: () => void controls.mute(participant),
        },
        ...(creator
          ? []
          : [
              {
                label: host ? t("makeGuest") : t("makeHost"),
                icon: <CrownSimpleIcon />,
                onSelect: () => void controls.setHost(participant, !host),
              },
              { kind: "separator" as const },
              { label: t("remove"), icon: <UserMinusIcon />, danger: true, onSelect: onRemove },
            ]),
      ]}
    />
  );
}
