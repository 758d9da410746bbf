import { useTranslations } from "#i18n/use-translations.ts";
import type { TaskGroup } from "../view-models/groups.ts";

/** The status of a group and how many there are; names the region around it. */
export function TaskGroupHeading({ group: { status, tasks, more } }: { group: TaskGroup }) {
  const t = useTranslations("tasks");
  return (
    <h2 className="mb-2 flex items-center gap-2 font-semibold">
      <span id={`tasks-${status}`}>{t(`status.${status}`)}</span>
      <span className="text-sm font-normal text-text-muted tabular-nums">
        {tasks.length}
        {more && "+"}
      </span>
    </h2>
  );
}
