"use client";
import { ChatCircleTextIcon } from "@phosphor-icons/react/dist/ssr/ChatCircleText";
import { ClockCounterClockwiseIcon } from "@phosphor-icons/react/dist/ssr/ClockCounterClockwise";
import { ClosedCaptioningIcon } from "@phosphor-icons/react/dist/ssr/ClosedCaptioning";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { KeyboardIcon } from "@phosphor-icons/react/dist/ssr/Keyboard";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { MonitorArrowUpIcon } from "@phosphor-icons/react/dist/ssr/MonitorArrowUp";
import { TextAlignLeftIcon } from "@phosphor-icons/react/dist/ssr/TextAlignLeft";
import { UsersIcon } from "@phosphor-icons/react/dist/ssr/Users";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { VideoCameraSlashIcon } from "@phosphor-icons/react/dist/ssr/VideoCameraSlash";
import { ControlBar, ControlButton, LeaveButton } from "@rooms/ui";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { useKeyboardLikely } from "#shared/use-keyboard-likely.ts";
import { useUnreadChat } from "../chat/view-models/use-unread-chat.ts";
import { useLobby } from "../lobby/view-models/use-lobby.ts";
import { useListeners } from "../room/view-models/use-listeners.ts";
import { useDeviceMenu } from "../room/view-models/use-device-menu.ts";
import { useHand } from "../room/view-models/use-hand.ts";
import { useRoom } from "../room/view-models/use-room.ts";
import { ViewButton } from "../room/components/view-button.tsx";
import { useViewMenu } from "../room/view-models/use-view-menu.tsx";
import type { PanelAction, Panels } from "../view-models/panels.ts";
import { shortcuts } from "../room/view-models/shortcuts.ts";

export interface RoomControlsProps {
  info: ReactNode;
  panels: Panels;
  onToggle: (action: PanelAction) => void;
  onCopyLink: () => void;
  onCatchUp: () => void;
  onLeave: () => void;
  /** Undefined where one may not. */
  onEndForAll: (() => void) | undefined;
}

/** The bar along the bottom: devices, views, leaving. */
export function RoomControls(props: RoomControlsProps) {
  const { info, panels, onToggle, onLeave, onEndForAll } = props;
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const { microphone, camera, screen, participants } = room;
  const lobby = useTranslations("lobby.host");
  const { waiting } = useLobby();
  const listeners = useListeners();
  const hands = useTranslations("hands");
  const hand = useHand();
  const viewMenu = useViewMenu();
  const chat = useTranslations("chat");
  const unread = useUnreadChat();
  const views = [
    {
      action: "transcript",
      label: t("transcript"),
      icon: <TextAlignLeftIcon />,
      on: panels.side === "transcript",
    },
    {
      action: "captions",
      label: t("captions"),
      icon: <ClosedCaptioningIcon />,
      on: panels.captions,
    },
    {
      action: "chat",
      label: chat("title"),
      icon: <ChatCircleTextIcon />,
      on: panels.side === "chat",
      alert: { count: unread, text: chat("unread", { count: unread }) },
    },
    {
      action: "participants",
      label: t("participants"),
      icon: <UsersIcon />,
      on: panels.side === "participants",
      count: participants.length + listeners.length,
      alert: { count: waiting.length, text: lobby("count", { count: waiting.length }) },
    },
  ] as const;
  const acts = useActs(props);
  const menuItems: readonly MenuEntry[] = [
    ...views.map(({ action, label, on, ...view }) => ({
      label,
      ...("alert" in view && view.alert.count > 0 && { detail: view.alert.text }),
      checked: on,
      onSelect: () => onToggle(action),
    })),
    {
      label: t("screen"),
      checked: screen.on,
      disabled: screen.busy,
      onSelect: () => void store.setScreen(!screen.on),
    },
    { label: hands("button"), checked: hand.raised, onSelect: () => hand.set(!hand.raised) },
    { kind: "separator" },
    ...acts,
    { kind: "separator" },
    { kind: "label", label: t("view") },
    ...viewMenu,
  ];
  return (
    <ControlBar
      label={t("controls")}
      info={info}
      primary={
        <>
          <ControlButton
            kind="device"
            label={t("microphone")}
            icon={microphone.on ? <MicrophoneIcon /> : <MicrophoneSlashIcon />}
            pressed={microphone.on}
            disabled={microphone.busy}
            shortcut={shortcuts.microphone.key}
            onPress={() => void store.setMicrophone(!microphone.on)}
            menu={useDeviceMenu("microphone")}
          />
          <ControlButton
            kind="device"
            label={t("camera")}
            icon={camera.on ? <VideoCameraIcon /> : <VideoCameraSlashIcon />}
            pressed={camera.on}
            disabled={camera.busy}
            shortcut={shortcuts.camera.key}
            onPress={() => void store.setCamera(!camera.on)}
            menu={useDeviceMenu("camera")}
          />
          <span className="hidden md:contents">
            <ControlButton
              label={t("screen")}
              icon={<MonitorArrowUpIcon />}
              pressed={screen.on}
              disabled={screen.busy}
              shortcut={shortcuts.screen.key}
              onPress={() => void store.setScreen(!screen.on)}
            />
            <ControlButton
              label={hands("button")}
              icon={<HandPalmIcon weight={hand.raised ? "fill" : "regular"} />}
              pressed={hand.raised}
              shortcut={shortcuts.hand.key}
              onPress={() => hand.set(!hand.raised)}
            />
          </span>
          <LeaveButton
            onLeave={onLeave}
            onEndForAll={onEndForAll}
            labels={{ leave: t("leave"), endForAll: t("endForAll"), more: t("moreLeave") }}
          />
        </>
      }
      secondary={
        <>
          {views.map((view) => (
            <ControlButton
              key={view.action}
              label={view.label}
              icon={view.icon}
              pressed={view.on}
              count={"count" in view ? view.count : undefined}
              alert={"alert" in view ? view.alert : undefined}
              shortcut={shortcuts[view.action].key}
              onPress={() => onToggle(view.action)}
            />
          ))}
          <ViewButton label={t("view")} items={viewMenu} />
          {acts.map(({ label, icon, onSelect }) => (
            <ControlButton key={label} label={label} icon={icon} onPress={onSelect} />
          ))}
        </>
      }
      more={{ label: t("more"), items: menuItems, alertCount: waiting.length + unread }}
    />
  );
}

/** What is done at once, without a state of its own. */
function useActs({ onToggle, onCopyLink, onCatchUp }: RoomControlsProps) {
  const t = useTranslations("room");
  return [
    { label: t("catchUp"), icon: <ClockCounterClockwiseIcon />, onSelect: onCatchUp },
    { label: t("copyLink"), icon: <LinkSimpleIcon />, onSelect: onCopyLink },
    ...(useKeyboardLikely()
      ? [{ label: t("shortcuts"), icon: <KeyboardIcon />, onSelect: () => onToggle("help") }]
      : []),
  ];
}
