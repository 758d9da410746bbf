"use client";
import { useState } from "react";
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
