"use client";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { SpeakerHighIcon } from "@phosphor-icons/react/dist/ssr/SpeakerHigh";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { Select } from "../primitives/select.tsx";

export type DeviceKind = "audioinput" | "audiooutput" | "videoinput";

export interface DevicePickerProps {
  kind: DeviceKind;
  label: string;
  labelHidden?: boolean | undefined;
  devices: readonly { id: string; label: string }[];
  value: string | null;
  onChange: (id: string) => void;
  /** Shown when there is none to choose: "No microphone found". */
  emptyLabel: string;
  disabled?: boolean | undefined;
}

const icons = {
  audioinput: MicrophoneIcon,
  audiooutput: SpeakerHighIcon,
  videoinput: VideoCameraIcon,
};

/** Which microphone, speaker or camera. */
export function DevicePicker({
  kind,
  label,
  labelHidden,
  devices,
  value,
  onChange,
  emptyLabel,
  disabled = false,
}: DevicePickerProps) {
  const Icon = icons[kind];
  const known = devices.some((device) => device.id === value);
  return (
    <Select
      label={label}
      labelHidden={labelHidden}
      icon={<Icon aria-hidden />}
      options={devices.map((device) => ({ value: device.id, label: device.label }))}
      value={known ? value : null}
      onChange={onChange}
      placeholder={devices.length === 0 ? emptyLabel : label}
      disabled={disabled || devices.length === 0}
    />
  );
}
