"use client";
import { useState } from "react";
import type { ReactNode, SyntheticEvent } from "react";
import { Button } from "../primitives/button.tsx";
import { TextField } from "../primitives/text-field.tsx";

export interface GuestJoinGateLabels {
  name: string;
  namePlaceholder: string;
  nameMissing: string;
  join: string;
}

export interface GuestJoinGateProps {
  title: string;
  text?: ReactNode;
  /** The name to begin with: the one used last. */
  defaultName?: string | undefined;
  onJoin: (name: string) => void;
  pending?: boolean | undefined;
  /** Why joining was refused. */
  error?: string | null | undefined;
  /** Another way in: "Sign in instead". */
  alternative?: ReactNode;
  /** Between title and form; usually the camera's preview. */
  children?: ReactNode;
  labels: GuestJoinGateLabels;
}

/** Asks a guest for a name and nothing else. */
export function GuestJoinGate({
  title,
  text,
  defaultName = "",
  onJoin,
  pending = false,
  error,
  alternative,
  children,
  labels,
}: GuestJoinGateProps) {
  const [name, setName] = useState(defaultName);
  const [missing, setMissing] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    setMissing(!trimmed);
    if (trimmed && !pending) onJoin(trimmed);
  };
  return (
    <div className="w-full max-w-sm">
      <h1 className="text-xl font-semibold text-balance text-text">{title}</h1>
      {text && <p className="mt-1 text-base text-text-muted">{text}</p>}
      {children && <div className="mt-5">{children}</div>}
      <form noValidate onSubmit={submit} className="mt-5 flex flex-col gap-4">
        <TextField
          label={labels.name}
          placeholder={labels.namePlaceholder}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={missing ? labels.nameMissing : error}
          autoComplete="name"
          maxLength={80}
          required
        />
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          {labels.join}
        </Button>
      </form>
      {alternative && <div className="mt-4 text-base text-text-muted">{alternative}</div>}
    </div>
  );
}
