"use client";
import { ArticleIcon } from "@phosphor-icons/react/dist/ssr/Article";
import { ClosedCaptioningIcon } from "@phosphor-icons/react/dist/ssr/ClosedCaptioning";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { ScreencastIcon } from "@phosphor-icons/react/dist/ssr/Screencast";
import { UsersIcon } from "@phosphor-icons/react/dist/ssr/Users";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { VideoCameraSlashIcon } from "@phosphor-icons/react/dist/ssr/VideoCameraSlash";
import { useState } from "react";
import { CaptionBar } from "../room/caption-bar.tsx";
import type { CaptionSize } from "../room/caption-bar.tsx";
import { ConnectionBanner } from "../room/connection-banner.tsx";
import { ControlBar } from "../room/control-bar.tsx";
import { ControlButton } from "../room/control-button.tsx";
import { LeaveButton } from "../room/leave-button.tsx";
import { Specimen } from "./specimen.tsx";
import { sentences } from "./texts.ts";

const icons = {
  microphone: { on: <MicrophoneIcon aria-hidden />, off: <MicrophoneSlashIcon aria-hidden /> },
  camera: { on: <VideoCameraIcon aria-hidden />, off: <VideoCameraSlashIcon aria-hidden /> },
};

function Controls() {
  const [microphone, setMicrophone] = useState(true);
  const [camera, setCamera] = useState(false);
  const [panel, setPanel] = useState(true);
  return (
    <ControlBar
      label="Controls"
      info="Weekly planning"
      primary={
        <>
          <ControlButton
            kind="device"
            label="Microphone"
            shortcut="M"
            icon={microphone ? icons.microphone.on : icons.microphone.off}
            pressed={microphone}
            onPress={() => setMicrophone(!microphone)}
            menu={{ label: "Choose microphone", items: [{ label: "Built-in", checked: true }] }}
          />
          <ControlButton
            kind="device"
            label="Camera"
            shortcut="V"
            icon={camera ? icons.camera.on : icons.camera.off}
            pressed={camera}
            onPress={() => setCamera(!camera)}
            menu={{ label: "Choose camera", items: [{ label: "Built-in", checked: true }] }}
          />
          <LeaveButton
            onLeave={() => undefined}
            onEndForAll={() => undefined}
            labels={{ leave: "Leave", endForAll: "End for all", more: "More ways to leave" }}
          />
        </>
      }
      secondary={
        <>
          <ControlButton
            label="Share screen"
            icon={<ScreencastIcon aria-hidden />}
            pressed={false}
            onPress={() => undefined}
          />
          <ControlButton
            label="Transcript"
            icon={<ArticleIcon aria-hidden />}
            pressed={panel}
            onPress={() => setPanel(!panel)}
          />
          <ControlButton
            label="Captions"
            icon={<ClosedCaptioningIcon aria-hidden />}
            pressed={false}
            onPress={() => undefined}
            disabled
          />
          <ControlButton
            label="Participants, 12"
            icon={<UsersIcon aria-hidden />}
            pressed={false}
            count={12}
            alert={{ count: 2, text: "2 people wait to be let in" }}
            onPress={() => undefined}
          />
        </>
      }
      more={{ label: "More", items: [{ label: "Transcript" }, { label: "Captions" }] }}
    />
  );
}

/** The parts around the stage. */
export function RoomGallery() {
  const [size, setSize] = useState<CaptionSize>("md");
  return (
    <>
      <Specimen title="ControlBar, ControlButton, LeaveButton" stage className="">
        <Controls />
      </Specimen>
      <Specimen title="CaptionBar" stage className="">
        <CaptionBar
          label="Captions"
          size={size}
          onSizeChange={setSize}
          sizeLabels={{
            menu: "Text size",
            sm: "Small",
            md: "Medium",
            lg: "Large",
            xl: "Very large",
          }}
          lines={[
            { id: "a", speakerName: "Ada", text: sentences[1] ?? "" },
            { id: "b", speakerName: "Grace", text: sentences[4] ?? "" },
            { id: "c", speakerName: "Ada", text: sentences[3] ?? "" },
          ]}
        />
      </Specimen>
      <Specimen title="ConnectionBanner" stage className="flex flex-col gap-2">
        <ConnectionBanner state="reconnecting" text="Reconnecting… what you say is kept." />
        <ConnectionBanner state="offline" text="No network." />
        <ConnectionBanner state="restored" text="Back again. Nothing was lost." />
      </Specimen>
    </>
  );
}
