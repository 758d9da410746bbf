"use client";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { IconButton, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { TaskMove } from "../view-models/moves.ts";

export interface TaskMenuProps {
  title: string;
  moves: readonly TaskMove[];
  onMove: (move: TaskMove) => void;
  onEdit: () => void;
  onDelete: () => void;
}

/** Everything that can be done with a task. */
export function TaskMenu({ title, moves, onMove, onEdit, onDelete }: TaskMenuProps) {
  const t = useTranslations("tasks");
  return (
    <Menu
      trigger={
        <IconButton
          size="sm"
          label={t("menu", { title })}
          icon={<DotsThreeIcon aria-hidden weight="bold" />}
        />
      }
      items={[
        ...moves.map((move) => ({ label: t(`move.${move}`), onSelect: () => onMove(move) })),
        { label: t("edit"), onSelect: onEdit },
        { kind: "separator" },
        { label: t("delete"), danger: true, onSelect: onDelete },
      ]}
    />
  );
}
