"use client";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import { useState } from "react";
import { EditProfileModal } from "../app/edit-profile-modal.tsx";
import { ShortcutSheet } from "../app/shortcut-sheet.tsx";
import { Button } from "../primitives/button.tsx";
import { ConfirmDialog } from "../primitives/confirm-dialog.tsx";
import { Menu } from "../primitives/menu.tsx";
import { Modal } from "../primitives/modal.tsx";
import { TextField } from "../primitives/text-field.tsx";
import { Tooltip } from "../primitives/tooltip.tsx";
import { profileLabels, shortcutGroups } from "./texts.ts";
import { Specimen } from "./specimen.tsx";

type Shown = "modal" | "confirm" | "shortcuts" | "profile" | null;

/** What opens over the page. */
export function OverlayGallery() {
  const [shown, setShown] = useState<Shown>(null);
  const hide = (open: boolean) => {
    if (!open) setShown(null);
  };
  return (
    <Specimen title="Modal, ConfirmDialog, ShortcutSheet, EditProfileModal, Menu, Tooltip">
      <Button onClick={() => setShown("modal")}>Modal</Button>
      <Button onClick={() => setShown("confirm")}>Confirm</Button>
      <Button onClick={() => setShown("shortcuts")}>Shortcuts</Button>
      <Button onClick={() => setShown("profile")}>Edit profile</Button>
      <Menu
        align="start"
        trigger={<Button>Menu</Button>}
        items={[
          { kind: "label", label: "This session" },
          { label: "Rename", icon: <PencilSimpleIcon />, onSelect: () => undefined },
          { label: "Guests may join", checked: true, onSelect: () => undefined },
          { label: "Not now", disabled: true },
          { kind: "separator" },
          { label: "Delete", icon: <TrashIcon />, danger: true, onSelect: () => undefined },
        ]}
      />
      <Tooltip content="Describes, never replaces a label">
        <Button>Tooltip</Button>
      </Tooltip>
      <Modal
        open={shown === "modal"}
        onOpenChange={hide}
        title="New space"
        description="A place for the sessions of one team."
        closeLabel="Close"
        footer={
          <>
            <Button onClick={() => setShown(null)}>Cancel</Button>
            <Button variant="primary">Create</Button>
          </>
        }
      >
        <TextField label="Name" placeholder="Analytical engine" />
      </Modal>
      <ConfirmDialog
        open={shown === "confirm"}
        onOpenChange={hide}
        title="End for all?"
        description="All participants leave, and the transcript is finalised."
        confirmLabel="End session"
        cancelLabel="Cancel"
        danger
        onConfirm={() => setShown(null)}
      />
      <ShortcutSheet
        open={shown === "shortcuts"}
        onOpenChange={hide}
        title="Keyboard shortcuts"
        closeLabel="Close"
        groups={shortcutGroups}
      />
      <EditProfileModal
        open={shown === "profile"}
        onOpenChange={hide}
        name="Ada Lovelace"
        avatarColor="#f6d5c9"
        onSave={() => setShown(null)}
        onPickPhoto={() => undefined}
        photoError="Only images up to 5 MB."
        labels={profileLabels}
      />
    </Specimen>
  );
}
