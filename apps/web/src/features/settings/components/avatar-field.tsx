"use client";
import type { Profile } from "@rooms/api-client";
import { Avatar, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import { usePicture } from "#features/account/view-models/use-picture.ts";

const CropDialog = dynamic(() =>
  import("#features/account/components/crop-dialog.tsx").then((file) => file.CropDialog),
);

const accepted = "image/png,image/jpeg,image/webp,image/gif";

/** One's picture: chosen from a file, placed, uploaded; or taken away. */
export function AvatarField({ profile }: { profile: Profile }) {
  const t = useTranslations("settings.avatar");
  const hydrated = useHydrated();
  const file = useRef<HTMLInputElement>(null);
  const { run, pending } = useChange();
  const { picture, cropping, setCropping, refusal, pick } = usePicture();

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const picked = event.target.files?.[0];
    // Choosing the same file again must count as a choice.
    event.target.value = "";
    if (picked) await pick(picked);
  };

  return (
    <div className="flex items-center gap-5">
      <Avatar
        name={profile.displayName ?? profile.email}
        src={profile.avatarUrl}
        color={profile.noAvatarColor}
        size="xl"
      />
      <div className="min-w-0">
        <div className="flex flex-wrap gap-2">
          <Button disabled={!hydrated} onClick={() => file.current?.click()}>
            {t(profile.avatarUrl === null ? "choose" : "change")}
          </Button>
          {profile.avatarUrl !== null && (
            <Button
              variant="ghost"
              pending={pending}
              onClick={() =>
                void run(
                  roomsApi.identity.updateProfile,
                  { body: { avatar: null } },
                  { done: t("removed") },
                )
              }
            >
              {t("remove")}
            </Button>
          )}
        </div>
        <p className="mt-2 text-sm text-text-muted">{t("hint")}</p>
        {refusal !== null && (
          <p role="alert" className="mt-1 text-sm text-danger">
            {t(refusal)}
          </p>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept={accepted}
        aria-label={t("label")}
        tabIndex={-1}
        hidden
        onChange={(event) => void choose(event)}
      />
      {picture && (
        <CropDialog
          key={picture.url}
          picture={picture}
          open={cropping}
          onOpenChange={setCropping}
        />
      )}
    </div>
  );
}
