"use client";
import { useState } from "react";
import { AvatarCropper } from "../crop/avatar-cropper.tsx";
import { wholeCrop } from "../crop/crop.ts";
import { Checkbox } from "../primitives/checkbox.tsx";
import { ChoiceCards } from "../primitives/choice-cards.tsx";
import { Select } from "../primitives/select.tsx";
import { Switch } from "../primitives/switch.tsx";
import { Tabs } from "../primitives/tabs.tsx";
import { TextField } from "../primitives/text-field.tsx";
import { DevicePicker } from "../room/device-picker.tsx";
import { LevelMeter } from "../room/level-meter.tsx";
import { Specimen } from "./specimen.tsx";

const modes = [
  { value: "SESSIONS_ONLY", label: "Sessions only" },
  { value: "SESSIONS_AND_TASKS", label: "Sessions and tasks" },
  { value: "NONE", label: "Not to be had", disabled: true },
];

const choices = [
  { value: "SESSIONS_ONLY", label: "Sessions only", hint: "Video and transcript." },
  { value: "SESSIONS_AND_TASKS", label: "Sessions and tasks", hint: "Also what is to be done." },
] as const;

const swatch = (className: string) => <span className={`block h-12 rounded-md ${className}`} />;
const pictured = [
  { value: "SESSIONS_ONLY", label: "Accent", picture: swatch("bg-accent") },
  { value: "SESSIONS_AND_TASKS", label: "Success", picture: swatch("bg-success") },
] as const;

const portrait = { width: 300, height: 400 };
const portraitSrc =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='400'%3E%3Crect width='300' height='400' fill='%23cfe3e8'/%3E%3Ccircle cx='150' cy='150' r='70' fill='%230b6478'/%3E%3Cpath d='M30 400a120 150 0 0 1 240 0z' fill='%230b6478'/%3E%3C/svg%3E";

/** What is chosen by a press, and a photo placed in its circle. */
function Choices() {
  const [choice, setChoice] = useState<"SESSIONS_ONLY" | "SESSIONS_AND_TASKS">("SESSIONS_ONLY");
  const [crop, setCrop] = useState(wholeCrop);
  const shared = { label: "Mode", value: choice, onChange: setChoice };
  return (
    <>
      <Specimen title="ChoiceCards" className="grid gap-4 sm:grid-cols-3">
        <ChoiceCards {...shared} choices={choices} />
        <ChoiceCards {...shared} choices={pictured} layout="row" />
        <ChoiceCards {...shared} choices={choices} disabled />
      </Specimen>
      <Specimen title="Checkbox" className="grid gap-4 sm:grid-cols-3">
        <Checkbox label="Read sessions" hint="And who took part." defaultChecked />
        <Checkbox label="Read transcripts" />
        <Checkbox label="Not to be had" disabled />
      </Specimen>
      <Specimen title="AvatarCropper">
        <AvatarCropper
          src={portraitSrc}
          size={portrait}
          crop={crop}
          onChange={setCrop}
          labels={{ area: "Photo; drag it or use the arrow keys", zoom: "Size" }}
        />
      </Specimen>
    </>
  );
}

/** What is filled in. */
export function FormGallery() {
  const [mode, setMode] = useState<string | null>("SESSIONS_ONLY");
  const [device, setDevice] = useState<string | null>("b");
  const [on, setOn] = useState(true);
  const [tab, setTab] = useState("transcript");
  return (
    <>
      <Specimen title="TextField" className="grid gap-4 sm:grid-cols-3">
        <TextField label="Display name" placeholder="Ada Lovelace" hint="As others see it." />
        <TextField label="E-mail" defaultValue="ada@" error="This is not an e-mail address." />
        <TextField label="Space" defaultValue="Analytical engine" disabled />
      </Specimen>
      <Specimen title="Select, DevicePicker, LevelMeter" className="grid gap-4 sm:grid-cols-3">
        <Select label="Mode" options={modes} value={mode} onChange={setMode} />
        <DevicePicker
          kind="audioinput"
          label="Microphone"
          devices={[
            { id: "a", label: "Built-in" },
            { id: "b", label: "Jabra Speak 710 over a very long description (USB)" },
          ]}
          value={device}
          onChange={setDevice}
          emptyLabel="No microphone found"
        />
        <DevicePicker
          kind="videoinput"
          label="Camera"
          devices={[]}
          value={null}
          onChange={setDevice}
          emptyLabel="No camera found"
        />
        <LevelMeter label="Microphone level" level={0} />
        <LevelMeter label="Microphone level" level={0.55} />
        <LevelMeter label="Microphone level" level={1} />
      </Specimen>
      <Specimen title="Switch" className="max-w-sm">
        <Switch
          label="Guests may join"
          hint="By link, with a name and nothing else."
          checked={on}
          onChange={setOn}
        />
        <Switch label="Disabled" checked={false} onChange={setOn} disabled />
      </Specimen>
      <Choices />
      <Specimen title="Tabs" className="max-w-xl">
        <Tabs
          label="Recap"
          value={tab}
          onChange={setTab}
          items={[
            { value: "transcript", label: "Transcript", content: "Everything said." },
            { value: "tasks", label: "Tasks", count: 4, content: "Four tasks." },
            { value: "risks", label: "Risks", count: 0, content: "No risks." },
          ]}
        />
      </Specimen>
    </>
  );
}
