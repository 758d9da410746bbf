"use client";
import { useRef, useState } from "react";
import type { ChangeEvent, SyntheticEvent } from "react";
import { Avatar } from "../primitives/avatar.tsx";
import { Button } from "../primitives/button.tsx";
import { Modal } from "../primitives/modal.tsx";
import { TextField } from "../primitives/text-field.tsx";

export interface EditProfileLabels {
  title: string;
  close: string;
  name: string;
  photoHint: string;
  choosePhoto: string;
  removePhoto: string;
  cancel: string;
  save: string;
}

export interface EditProfileModalProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The name to begin with. */
  name: string;
  avatarSrc?: string | null | undefined;
  avatarColor?: string | undefined;
  onSave: (name: string) => void;
  onPickPhoto: (file: File) => void;
  onRemovePhoto?: (() => void) | undefined;
  saving?: boolean | undefined;
  uploading?: boolean | undefined;
  nameError?: string | null | undefined;
  photoError?: string | null | undefined;
  labels: EditProfileLabels;
}

type FormProps = Omit<EditProfileModalProps, "open" | "onOpenChange"> & {
  formId: string;
};

function ProfileForm(props: FormProps) {
  const { labels, uploading = false } = props;
  const [name, setName] = useState(props.name);
  const file = useRef<HTMLInputElement>(null);
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const picked = event.target.files?.[0];
    if (picked) props.onPickPhoto(picked);
    // Choosing the same file again must count as a choice.
    event.target.value = "";
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed) props.onSave(trimmed);
  };
  return (
    <form id={props.formId} onSubmit={submit} className="flex flex-col gap-5">
      <div className="flex items-center gap-4">
        <Avatar name={name} src={props.avatarSrc} color={props.avatarColor} size="lg" />
        <div className="flex min-w-0 flex-col gap-1.5">
          <div className="flex flex-wrap gap-2">
            <Button size="sm" pending={uploading} onClick={() => file.current?.click()}>
              {labels.choosePhoto}
            </Button>
            {props.onRemovePhoto && props.avatarSrc && (
              <Button size="sm" variant="ghost" onClick={props.onRemovePhoto}>
                {labels.removePhoto}
              </Button>
            )}
          </div>
          <p className="text-sm text-text-muted">{labels.photoHint}</p>
          {props.photoError && (
            <p role="alert" className="text-sm text-danger">
              {props.photoError}
            </p>
          )}
        </div>
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          aria-label={labels.choosePhoto}
          tabIndex={-1}
          hidden
          onChange={pick}
        />
      </div>
      <TextField
        label={labels.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={props.nameError}
        autoComplete="name"
        maxLength={80}
        required
      />
    </form>
  );
}

/** One's name and face. */
export function EditProfileModal({ open, onOpenChange, ...form }: EditProfileModalProps) {
  const formId = "edit-profile";
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={form.labels.title}
      closeLabel={form.labels.close}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{form.labels.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" pending={form.saving}>
            {form.labels.save}
          </Button>
        </>
      }
    >
      <ProfileForm {...form} formId={formId} />
    </Modal>
  );
}
