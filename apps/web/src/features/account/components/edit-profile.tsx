"use client";
import type { Profile } from "@rooms/api-client";
import { EditProfileModal } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { usePicture } from "../view-models/use-picture.ts";
import { CropDialog } from "./crop-dialog.tsx";

export interface EditProfileProps {
  profile: Profile;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One's name and face, from wherever one is. */
export function EditProfile({ profile, open, onOpenChange }: EditProfileProps) {
  const t = useTranslations("settings");
  const { run, pending } = useChange();
  const { picture, cropping, setCropping, refusal, pick } = usePicture();
  const save = async (displayName: string) => {
    const saved = await run(
      roomsApi.identity.updateProfile,
      { body: { displayName } },
      { done: t("saved") },
    );
    if (saved.ok) onOpenChange(false);
  };

  return (
    <>
      <EditProfileModal
        // Placing the photo takes its place, and gives it back.
        open={open && !cropping}
        onOpenChange={onOpenChange}
        name={profile.displayName ?? ""}
        avatarSrc={profile.avatarUrl}
        avatarColor={profile.noAvatarColor}
        saving={pending}
        photoError={refusal && t(`avatar.${refusal}`)}
        onSave={(name) => void save(name)}
        onPickPhoto={(file) => void pick(file)}
        onRemovePhoto={() =>
          void run(
            roomsApi.identity.updateProfile,
            { body: { avatar: null } },
            { done: t("avatar.removed") },
          )
        }
        labels={{
          title: t("editProfile"),
          close: t("cancel"),
          name: t("name"),
          photoHint: t("avatar.hint"),
          choosePhoto: t(profile.avatarUrl === null ? "avatar.choose" : "avatar.change"),
          removePhoto: t("avatar.remove"),
          cancel: t("cancel"),
          save: t("save"),
        }}
      />
      {picture && (
        <CropDialog
          key={picture.url}
          picture={picture}
          open={cropping}
          onOpenChange={setCropping}
        />
      )}
    </>
  );
}
