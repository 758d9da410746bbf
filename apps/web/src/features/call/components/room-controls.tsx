"use client";
import { ChatCircleTextIcon } from "@phosphor-icons/react/dist/ssr/ChatCircleText";
import { ClockCounterClockwiseIcon } from "@phosphor-icons/react/dist/ssr/ClockCounterClockwise";
import { ClosedCaptioningIcon } from "@phosphor-icons/react/dist/ssr/ClosedCaptioning";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { KeyboardIcon } from "@phosphor-icons/react/dist/ssr/Keyboard";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import { MonitorArrowUpIcon } from "@phosphor-icons/react/dist/ssr/MonitorArrowUp";
import { SlidersHorizontalIcon } from "@phosphor-icons/react/dist/ssr/SlidersHorizontal";
import { SquaresFourIcon } from "@phosphor-icons/react/dist/ssr/SquaresFour";
import { SmileyIcon } from "@phosphor-icons/react/dist/ssr/Smiley";
import { TextAlignLeftIcon } from "@phosphor-icons/react/dist/ssr/TextAlignLeft";
import { UsersIcon } from "@phosphor-icons/react/dist/ssr/Users";
import { ControlBar, ControlButton, LeaveButton } from "@rooms/ui";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { useKeyboardLikely } from "#shared/use-keyboard-likely.ts";
import { DeviceButtons } from "./device-buttons.tsx";
import { JoiningIn } from "./joining-in.tsx";
import { useUnreadChat } from "../chat/view-models/use-unread-chat.ts";
import { useLobby } from "../lobby/view-models/use-lobby.ts";
import { useListeners } from "../room/view-models/use-listeners.ts";
import { useHand } from "../room/view-models/use-hand.ts";
import { useParticipants } from "../room/view-models/use-participants.ts";
import type { ScreenShare } from "../room/view-models/use-screen-share.ts";
import { MenuButton } from "../room/components/menu-button.tsx";
import { useViewMenu } from "../room/view-models/use-view-menu.tsx";
import type { PanelAction, Panels } from "../view-models/panels.ts";
import { shortcuts } from "../room/view-models/shortcuts.ts";

export interface RoomControlsProps {
  info: ReactNode;
  panels: Panels;
  onToggle: (action: PanelAction) => void;
  screen: ScreenShare;
  /** Has a host's desk. */
  mayAdmit: boolean;
  /** Whether the bar of reactions is open. */
  reacting: boolean;
  onToggleReactions: () => void;
  onCopyLink: () => void;
  onCatchUp: () => void;
  onLeave: () => void;
  /** Undefined where one may not. */
  onEndForAll: (() => void) | undefined;
}

/** The bar along the bottom: devices, views, leaving. */
export function RoomControls(props: RoomControlsProps) {
  const { info, panels, onToggle, screen, mayAdmit, reacting, onToggleReactions } = props;
  const t = useTranslations("room");
  const participants = useParticipants();
  const lobby = useTranslations("lobby.host");
  const { waiting } = useLobby();
  const listeners = useListeners();
  const hands = useTranslations("hands");
  const hand = useHand();
  const viewMenu = useViewMenu();
  const chat = useTranslations("chat");
  const unread = useUnreadChat();
  const reactions = useTranslations("reactions");
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
    ...(mayAdmit ? [deskView(t("desk"), panels.side === "desk")] : []),
  ] as const;
  const buttonOf = (view: (typeof views)[number]) => (
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
  );
  const acts = useActs(props);
  const menuItems: readonly MenuEntry[] = [
    ...views.map(({ action, label, icon, on, ...view }) => ({
      ...{ label, icon },
      ...("alert" in view && view.alert.count > 0 && { detail: view.alert.text }),
      checked: on,
      onSelect: () => onToggle(action),
    })),
    {
      label: screen.label,
      icon: <MonitorArrowUpIcon />,
      checked: screen.on,
      disabled: screen.busy,
      onSelect: screen.toggle,
    },
    {
      ...{ label: hands("button"), icon: <HandPalmIcon />, checked: hand.raised },
      onSelect: () => hand.set(!hand.raised),
    },
    {
      ...{ label: reactions("button"), icon: <SmileyIcon />, checked: reacting },
      onSelect: onToggleReactions,
    },
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
          <DeviceButtons />
          <span className="hidden md:contents">
            <ControlButton
              label={screen.label}
              icon={<MonitorArrowUpIcon className={screen.allowed ? undefined : "opacity-45"} />}
              pressed={screen.on}
              disabled={screen.busy}
              shortcut={shortcuts.screen.key}
              onPress={screen.toggle}
            />
            <JoiningIn reacting={reacting} onToggleReactions={onToggleReactions} />
          </span>
          {/* One tap away on a phone or a tablet; the narrowest have it in the menu. */}
          <span className="hidden min-[22.5rem]:contents lg:hidden">{buttonOf(views[1])}</span>
          <LeaveButton
            onLeave={props.onLeave}
            onEndForAll={props.onEndForAll}
            labels={{ leave: t("leave"), endForAll: t("endForAll"), more: t("moreLeave") }}
          />
        </>
      }
      secondary={
        <>
          {views.map(buttonOf)}
          <MenuButton label={t("view")} icon={<SquaresFourIcon aria-hidden />} items={viewMenu} />
          <MenuButton
            label={t("more")}
            icon={<DotsThreeIcon aria-hidden weight="bold" />}
            items={acts}
          />
        </>
      }
      more={{ label: t("more"), items: menuItems, alertCount: waiting.length + unread }}
    />
  );
}

/** What is done at once, without a state of its own, and rarely enough to stand in a menu. */
function useActs({ onToggle, onCopyLink, onCatchUp }: RoomControlsProps): readonly MenuEntry[] {
  const t = useTranslations("room");
  const byKeyboard = useKeyboardLikely();
  const keyOf = (action: "catchUp" | "help") => (byKeyboard ? shortcuts[action].key : undefined);
  return [
    {
      label: t("catchUp"),
      icon: <ClockCounterClockwiseIcon />,
      detail: keyOf("catchUp"),
      onSelect: onCatchUp,
    },
    { label: t("copyLink"), icon: <LinkSimpleIcon />, onSelect: onCopyLink },
    ...(byKeyboard
      ? [
          {
            label: t("shortcuts"),
            icon: <KeyboardIcon />,
            detail: keyOf("help"),
            onSelect: () => onToggle("help"),
          },
        ]
      : []),
  ];
}

const deskView = (label: string, on: boolean) =>
  ({ action: "desk", label, icon: <SlidersHorizontalIcon />, on }) as const;
