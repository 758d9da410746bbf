"use client";
import { Banner } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRoom } from "../hooks/use-room.ts";

const devices = ["microphone", "camera", "screen"] as const;

/** Says which device did not start, until it does. */
export function DeviceProblems() {
  const t = useTranslations("room");
  const { room } = useRoom();
  return devices
    .filter((device) => room[device].problem !== null)
    .map((device) => (
      <Banner key={device} tone="warning" className="shadow-lg">
        {t(`deviceProblem.${device}`)}
      </Banner>
    ));
}
