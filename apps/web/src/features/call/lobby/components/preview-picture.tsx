"use client";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { VideoCameraSlashIcon } from "@phosphor-icons/react/dist/ssr/VideoCameraSlash";
import { Avatar, Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import type { PreviewDevice, PreviewSnapshot, PreviewStore } from "../view-models/preview-store.ts";
import { TrackLevel } from "./track-level.tsx";

/** How a person looks while their camera is off. */
export interface PersonFace {
  readonly src: string | null;
  readonly color: string;
}

export interface PreviewPictureProps {
  store: PreviewStore;
  preview: PreviewSnapshot;
  name: string;
  face: PersonFace | null;
}

/** How the others will see and hear one, with the switches for it and help where a device does not start. */
export function PreviewPicture({ store, preview, name, face }: PreviewPictureProps) {
  const t = useTranslations("prejoin");
  const { microphone, camera } = preview;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <div className="relative aspect-video overflow-hidden rounded-xl bg-stage text-stage-text">
        {camera.track ? (
          <Mirror track={camera.track} />
        ) : (
          <div className="grid h-full place-items-center pb-14">
            <div className="flex flex-col items-center gap-3">
              {name.trim() === "" ? (
                <VideoCameraSlashIcon
                  aria-hidden
                  className="size-24 rounded-full bg-stage-raised p-6 text-stage-muted"
                />
              ) : (
                <Avatar name={name} src={face?.src} color={face?.color} size="xl" />
              )}
              <p className="hidden text-sm text-stage-muted sm:block">{t("cameraIsOff")}</p>
            </div>
          </div>
        )}
        <div className="absolute inset-x-0 bottom-0 flex items-center justify-center gap-3 bg-linear-to-t from-black/60 to-transparent p-4">
          <DeviceSwitch
            label={t("microphone")}
            on={microphone.wanted}
            icon={microphone.wanted ? <MicrophoneIcon /> : <MicrophoneSlashIcon />}
            onChange={(on) => store.setWanted("microphone", on)}
          />
          <DeviceSwitch
            label={t("camera")}
            on={camera.wanted}
            icon={camera.wanted ? <VideoCameraIcon /> : <VideoCameraSlashIcon />}
            onChange={(on) => store.setWanted("camera", on)}
          />
        </div>
      </div>
      <TrackLevel track={microphone.track} label={t("level")} />
      <Problem device="microphone" store={store} preview={preview} />
      <Problem device="camera" store={store} preview={preview} />
    </section>
  );
}

interface DeviceSwitchProps {
  label: string;
  on: boolean;
  icon: ReactNode;
  onChange: (on: boolean) => void;
}

/** Looks like the room's switches, and leaves out their tooltips and menus: those weigh more than the rest of the page. */
function DeviceSwitch({ label, on, icon, onChange }: DeviceSwitchProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={on}
      onClick={() => onChange(!on)}
      className="focus-ring-stage grid size-11 place-items-center rounded-xl bg-danger-fill text-[1.375rem] text-white transition-colors aria-pressed:bg-stage-raised aria-pressed:text-stage-text aria-pressed:hover:bg-stage-hover"
    >
      {icon}
    </button>
  );
}

function Mirror({ track }: { track: MediaStreamTrack }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      className="h-full w-full -scale-x-100 object-cover"
    />
  );
}

interface ProblemProps {
  device: PreviewDevice;
  store: PreviewStore;
  preview: PreviewSnapshot;
}

function Problem({ device, store, preview }: ProblemProps) {
  const t = useTranslations("prejoin");
  const { problem } = preview[device];
  // That is said once, for both devices.
  if (!problem || problem === "insecure") return null;
  return (
    <Banner
      tone="warning"
      action={
        <Button size="sm" onClick={() => store.setWanted(device, true)}>
          {t("tryAgain")}
        </Button>
      }
    >
      {t(`problem.${device}.${problem}`)}
    </Banner>
  );
}
