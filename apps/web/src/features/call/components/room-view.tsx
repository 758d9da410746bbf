"use client";
import { lazyPart } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useCopy } from "#shared/use-copy.ts";
import { ChatAnnouncer } from "../chat/components/chat-announcer.tsx";
import {
  recallCaptionsShown,
  rememberCaptionsShown,
} from "../transcription/view-models/caption-memory.ts";
import { useCall } from "../view-models/use-call.ts";
import { useRoomStay } from "../view-models/use-room-stay.ts";
import { RosterAnnouncer } from "../room/components/roster-announcer.tsx";
import { useHand } from "../room/view-models/use-hand.ts";
import { toggleRoomFullScreen } from "../room/view-models/full-screen.ts";
import { useRoom } from "../room/view-models/use-room.ts";
import { usePushToTalk } from "../room/view-models/use-push-to-talk.ts";
import { useScreenShare } from "../room/view-models/use-screen-share.ts";
import { useShortcuts } from "../room/view-models/use-shortcuts.ts";
import { firstPanels, togglePanel } from "../view-models/panels.ts";
import type { PanelAction } from "../view-models/panels.ts";
import { Leaving } from "./leaving.tsx";
import { RoomControls } from "./room-controls.tsx";
import { RoomSidePanel } from "./side-panel.tsx";
import { StageNews } from "./stage-news.tsx";
import { StageArea } from "./stage-area.tsx";
import { SaidDialogs } from "./said-dialogs.tsx";
import type { SaidDialog } from "./said-dialogs.tsx";

const loadTranscript = () => import("../transcription/components/transcript-panel.tsx");
const loadParticipants = () => import("./participants-panel.tsx");
const loadChat = () => import("../chat/components/chat-panel.tsx");
const loadHelp = () => import("../room/components/room-help.tsx");
const TranscriptPanel = lazy(async () => ({ default: (await loadTranscript()).TranscriptPanel }));
const ParticipantsPanel = lazy(async () => ({
  default: (await loadParticipants()).ParticipantsPanel,
}));
const SpokenLines = lazyPart(async () => ({
  default: (await import("../transcription/components/spoken-lines.tsx")).SpokenLines,
}));
const ChatPanel = lazy(async () => ({ default: (await loadChat()).ChatPanel }));
const DeskPanel = lazy(async () => ({
  default: (await import("../desk/components/desk-panel.tsx")).DeskPanel,
}));
const Reactions = lazyPart(async () => ({
  default: (await import("../room/components/reactions.tsx")).Reactions,
}));
const RoomHelp = lazyPart(async () => ({ default: (await loadHelp()).RoomHelp }));

/** What is opened later is loaded once the room stands: soon enough to be there when the network is gone. */
const loadRestAfterMs = 2_000;

export interface RoomViewProps {
  title: string;
  link: string;
  mayEnd: boolean;
  /** Let people in, and say who gets in. */
  mayAdmit: boolean;
  /** Null where it is not known, or there is none. */
  creatorIdentity: string | null;
}

/** The room one is in. */
export function RoomView({ title, link, mayEnd, mayAdmit, creatorIdentity }: RoomViewProps) {
  const t = useTranslations("room");
  const chat = useTranslations("chat");
  const call = useCall();
  const { store, room } = useRoom();
  const hand = useHand();
  const screen = useScreenShare();
  const { participants } = room;
  const isHost = participants.some(({ local, host }) => local && host);
  const [reacting, setReacting] = useState(false);
  const [settled, setSettled] = useState(false);
  const [leaving, setLeaving] = useState<"leave" | "end" | null>(null);
  const copy = useCopy();
  const main = useRef<HTMLElement>(null);
  const [panels, setPanels] = useState(() => ({ ...firstPanels, captions: recallCaptionsShown() }));
  const [said, setSaid] = useState<SaidDialog | null>(null);
  const [shownLine, setShownLine] = useState<string | null>(null);
  const toggle = (action: PanelAction) => {
    const next = togglePanel(panels, action);
    setPanels(next);
    if (action === "captions") rememberCaptionsShown(next.captions);
  };

  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(true);
      // Without it here, opening it tries again.
      Promise.all([loadTranscript(), loadParticipants(), loadChat(), loadHelp()]).catch(
        () => undefined,
      );
    }, loadRestAfterMs);
    return () => clearTimeout(timer);
  }, []);

  useRoomStay(main);
  useEffect(() => (mayAdmit ? call.lobby.start() : undefined), [call, mayAdmit]);

  usePushToTalk(store);
  useShortcuts((action) => {
    if (action === "microphone") void store.setMicrophone(!room.microphone.on);
    else if (action === "camera") void store.setCamera(!room.camera.on);
    else if (action === "screen") screen.toggle();
    else if (action === "hand") hand.set(!hand.raised);
    else if (action === "fullScreen") toggleRoomFullScreen();
    else if (action === "mark" || action === "catchUp") setSaid(action);
    else if (action === "reactions") setReacting(!reacting);
    else if (action !== "desk" || mayAdmit) toggle(action);
  });

  const showParticipants = () => setPanels((before) => ({ ...before, side: "participants" }));
  const closeSide = () => setPanels((before) => ({ ...before, side: null }));
  const copyLink = () => copy(link, { done: t("copied"), failed: link });
  return (
    <main
      ref={main}
      tabIndex={-1}
      id="main"
      aria-label={t("label")}
      data-connection={room.connection.status}
      className="flex h-dvh flex-col bg-stage text-stage-text outline-none"
    >
      <RosterAnnouncer />
      <h1 className="sr-only">
        <bdi>{title}</bdi>
      </h1>
      <div className="relative flex min-h-0 flex-1 gap-2 p-2 pb-0">
        {(panels.captions || panels.side === "transcript") && (
          <Suspense fallback={null}>
            <SpokenLines />
          </Suspense>
        )}
        <ChatAnnouncer />
        <StageArea
          captions={panels.captions}
          link={link}
          onCopyLink={copyLink}
          over={
            (settled || reacting) && (
              <Suspense fallback={null}>
                <Reactions open={reacting} onClose={() => setReacting(false)} />
              </Suspense>
            )
          }
        >
          <StageNews
            mayAdmit={mayAdmit}
            listed={panels.side === "participants"}
            onShow={showParticipants}
          />
        </StageArea>
        {panels.side && (
          <RoomSidePanel
            title={panels.side === "chat" ? chat("title") : t(panels.side)}
            onClose={closeSide}
          >
            <Suspense fallback={null}>
              {panels.side === "transcript" ? (
                <TranscriptPanel shownLine={shownLine} />
              ) : panels.side === "chat" ? (
                <ChatPanel mayModerate={mayAdmit} onClose={closeSide} />
              ) : panels.side === "desk" ? (
                <DeskPanel />
              ) : (
                <ParticipantsPanel {...{ mayAdmit, creatorIdentity }} onCopyLink={copyLink} />
              )}
            </Suspense>
          </RoomSidePanel>
        )}
      </div>
      <RoomControls
        info={title}
        panels={panels}
        onToggle={toggle}
        screen={screen}
        mayAdmit={mayAdmit}
        reacting={reacting}
        onToggleReactions={() => setReacting(!reacting)}
        onCopyLink={copyLink}
        onCatchUp={() => setSaid("catchUp")}
        onLeave={() => (mayEnd && isHost ? setLeaving("leave") : void call.leave())}
        onEndForAll={mayEnd ? () => setLeaving("end") : undefined}
      />
      <SaidDialogs
        open={said}
        onClose={() => setSaid(null)}
        onShow={(utteranceId) => {
          setShownLine(utteranceId);
          setPanels((before) => ({ ...before, side: "transcript" }));
        }}
      />
      <Leaving asked={leaving} onClose={() => setLeaving(null)} />
      {panels.help && (
        <Suspense fallback={null}>
          <RoomHelp open onOpenChange={(help) => setPanels((before) => ({ ...before, help }))} />
        </Suspense>
      )}
    </main>
  );
}
