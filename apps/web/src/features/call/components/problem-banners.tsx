"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { LocalSwitch } from "../room/view-models/room-snapshot.ts";
import { useEffects } from "../room/view-models/use-effects.ts";
import { useRoom } from "../room/view-models/use-room.ts";

const devices = ["microphone", "camera", "screen"] as const;

/** Which device did not start or stopped, and what a host asks or did; loaded with the first of them. */
export function ProblemBanners() {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const { shown } = useEffects();
  return (
    <>
      {room.unmuteAsk && (
        <Banner
          tone="info"
          className="shadow-lg"
          action={
            <span className="flex gap-2">
              <Button size="sm" onClick={() => store.dismissUnmuteAsk()}>
                {t("notNow")}
              </Button>
              <Button size="sm" variant="primary" onClick={() => void store.setMicrophone(true)}>
                {t("unmute")}
              </Button>
            </span>
          }
        >
          {room.unmuteAsk.by === null
            ? t("askedToUnmute")
            : t("askedToUnmuteBy", { name: room.unmuteAsk.by })}
        </Banner>
      )}
      {room.mutedByHost && !room.unmuteAsk && (
        <Banner
          tone="info"
          className="shadow-lg"
          action={
            <Button size="sm" onClick={() => void store.setMicrophone(true)}>
              {t("unmute")}
            </Button>
          }
        >
          {t("mutedByHost")}
        </Banner>
      )}
      {devices
        .filter((device) => room[device].problem !== null)
        .map((device) => (
          <Banner key={device} tone="warning" className="shadow-lg">
            {t(`deviceProblem.${problemText(device, room[device].problem)}`)}
          </Banner>
        ))}
      {(["background", "noise"] as const)
        .filter((effect) => shown[effect].failed)
        .map((effect) => (
          <Banner key={effect} tone="warning" className="shadow-lg">
            {t(`deviceProblem.${effect}`)}
          </Banner>
        ))}
    </>
  );
}

/** What helps depends on why: another program has the device, or the page is open without https. */
function problemText(device: (typeof devices)[number], problem: LocalSwitch["problem"]) {
  if (problem === "insecure") return "insecure";
  if (problem === "in-use" && device !== "screen") return `inUse.${device}` as const;
  if (problem === "stopped" && device !== "screen") return `stopped.${device}` as const;
  return device;
}
