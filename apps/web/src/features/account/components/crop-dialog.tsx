"use client";
import { AvatarCropper, Banner, Button, cropSquare, Modal, useToast, wholeCrop } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { useRefusal } from "#shared/use-refusal.ts";
import { drawSquare } from "../view-models/draw-square.ts";
import type { Picture } from "../view-models/picture.ts";
import { uploadAvatar } from "../view-models/upload-avatar.ts";

/** Places a picture in the circle and uploads what is in it. */
export function CropDialog({ picture, open, onOpenChange }: DialogState & { picture: Picture }) {
  const t = useTranslations("settings");
  const toast = useToast();
  const router = useRouter();
  const refusalText = useRefusal();
  const [crop, setCrop] = useState(wholeCrop);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const save = () =>
    startTransition(async () => {
      const square = await drawSquare(picture.url, cropSquare(crop, picture));
      const refused = await uploadAvatar(square);
      setRefusal(refused);
      if (refused !== null) return;
      onOpenChange(false);
      toast.show({ title: t("avatar.saved"), tone: "success" });
      router.refresh();
    });

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={t("avatar.cropTitle")}
      closeLabel={t("cancel")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("cancel")}</Button>
          <Button variant="primary" pending={pending} onClick={save}>
            {t("avatar.save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 py-2">
        <AvatarCropper
          src={picture.url}
          size={picture}
          crop={crop}
          onChange={setCrop}
          labels={{ area: t("avatar.cropArea"), zoom: t("avatar.zoom") }}
        />
        {refusal !== null && <Banner tone="error">{refusalText(refusal)}</Banner>}
      </div>
    </Modal>
  );
}
