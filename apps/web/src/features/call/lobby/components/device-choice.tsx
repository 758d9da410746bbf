"use client";
import { DevicePicker, Switch } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { DeviceOption } from "../view-models/preview-store.ts";
import { ConnectionTest } from "./connection-test.tsx";
import { SpeakerTest } from "./speaker-test.tsx";
import type { DeviceSettingsProps } from "./device-settings.tsx";

/** Which microphone, camera and speaker, and how the microphone is treated. */
export function DeviceChoice({ slug, store, preview }: DeviceSettingsProps) {
  const t = useTranslations("prejoin");
  const { memory } = preview;
  const named = (options: readonly DeviceOption[]) =>
    options.map(({ id, label }) => ({ id, label: label || t("defaultDevice") }));
  const chosen = (options: readonly DeviceOption[], id: string | null) =>
    options.some((option) => option.id === id) ? id : (options[0]?.id ?? null);
  return (
    <div className="flex flex-col gap-3">
      <DevicePicker
        kind="audioinput"
        label={t("microphone")}
        emptyLabel={t("noDevice.microphone")}
        devices={named(preview.microphones)}
        value={chosen(preview.microphones, memory.microphoneId)}
        onChange={(id) => store.chooseMicrophone(id)}
      />
      <DevicePicker
        kind="videoinput"
        label={t("camera")}
        emptyLabel={t("noDevice.camera")}
        devices={named(preview.cameras)}
        value={chosen(preview.cameras, memory.cameraId)}
        onChange={(id) => store.chooseCamera(id)}
      />
      {preview.speakers.length > 0 && (
        <DevicePicker
          kind="audiooutput"
          label={t("speaker")}
          emptyLabel={t("noDevice.speaker")}
          devices={named(preview.speakers)}
          value={chosen(preview.speakers, memory.speakerId)}
          onChange={(id) => store.chooseSpeaker(id)}
        />
      )}
      <SpeakerTest key={memory.speakerId} speakerId={chosen(preview.speakers, memory.speakerId)} />
      <ConnectionTest slug={slug} />
      <Switch
        label={t("noiseSuppression")}
        hint={t(memory.noiseSuppression ? "noiseSuppressionHint" : "echoHint")}
        checked={memory.noiseSuppression}
        onChange={(on) => store.setNoiseSuppression(on)}
      />
    </div>
  );
}
