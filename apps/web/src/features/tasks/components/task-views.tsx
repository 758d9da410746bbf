import Link from "next/link";
import { getTranslations } from "#i18n/get-translations.ts";
import { TabStrip } from "#shared/components/tab-strip.tsx";
import { taskAddress, taskViews } from "../view-models/task-view.ts";
import type { TaskQuery } from "../view-models/task-view.ts";

/** The views of the tasks, each with an address of its own; what is filtered by stays. */
export async function TaskViews({ query }: { query: TaskQuery }) {
  const t = await getTranslations("tasks");
  return (
    <TabStrip label={t("views")} className="mt-6 flex gap-1 border-b border-line">
      {taskViews.map((view) => (
        <Link
          key={view}
          href={taskAddress({ ...query, view, pages: 1 })}
          aria-current={view === query.view ? "page" : undefined}
          className="focus-ring -mb-px inline-flex h-10 items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-text-muted -outline-offset-2 transition-colors hover:text-text aria-[current]:border-accent aria-[current]:text-text pointer-coarse:h-11"
        >
          {t(`view.${view}`)}
        </Link>
      ))}
    </TabStrip>
  );
}
