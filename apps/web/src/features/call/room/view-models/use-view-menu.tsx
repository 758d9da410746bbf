"use client";
import { CornersInIcon } from "@phosphor-icons/react/dist/ssr/CornersIn";
import { CornersOutIcon } from "@phosphor-icons/react/dist/ssr/CornersOut";
import { EyeSlashIcon } from "@phosphor-icons/react/dist/ssr/EyeSlash";
import { PictureInPictureIcon } from "@phosphor-icons/react/dist/ssr/PictureInPicture";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { canFullScreen, toggleRoomFullScreen, useRoomFullScreen } from "./full-screen.ts";
import { useStage } from "./stage-context.ts";
import { stageViews, tileCounts } from "./stage-view.ts";

/** How the room can be looked at. */
export function useViewMenu(): readonly MenuEntry[] {
  const t = useTranslations("room.views");
  const { stage, wish, picture } = useStage();
  const fullScreen = useRoomFullScreen();
  return [
    ...stageViews.map((view) => ({
      label: t(`kind.${view}`),
      checked: wish.view === view,
      onSelect: () => stage.choose(view),
    })),
    { kind: "separator" },
    { kind: "label", label: t("tiles") },
    ...tileCounts.map((tilesMax) => ({
      label: t("tileCount", { count: tilesMax }),
      checked: wish.tilesMax === tilesMax,
      onSelect: () => stage.change({ tilesMax }),
    })),
    { kind: "separator" },
    {
      label: t("hideSelf"),
      icon: <EyeSlashIcon />,
      checked: wish.selfHidden,
      onSelect: () => stage.change({ selfHidden: !wish.selfHidden }),
    },
    ...(canFullScreen()
      ? [
          {
            label: t(fullScreen ? "leaveFullScreen" : "fullScreen"),
            icon: fullScreen ? <CornersInIcon /> : <CornersOutIcon />,
            onSelect: toggleRoomFullScreen,
          },
        ]
      : []),
    ...(picture.toggle
      ? [
          {
            label: t("pictureInPicture"),
            icon: <PictureInPictureIcon />,
            onSelect: picture.toggle,
          },
        ]
      : []),
  ];
}
