import type { Space } from "@rooms/api-client";
import Link from "next/link";
import { getTranslations } from "#i18n/get-translations.ts";
import type { ReactNode } from "react";

/** What becomes of what is agreed in a session, by the mode of the space. */
export async function TasksHint({ space }: { space: Space }) {
  const t = await getTranslations("sessions");
  const link = (href: string) => {
    const render = (text: ReactNode) => (
      <Link
        href={href}
        className="focus-ring rounded-sm text-accent underline underline-offset-2 hover:no-underline"
      >
        {text}
      </Link>
    );
    return render;
  };
  const on = space.mode === "SESSIONS_AND_TASKS";
  return (
    <p className="mt-1 text-base text-pretty text-text-muted">
      {on
        ? t.rich("tasksOn", { tasks: link("/tasks") })
        : space.role === "OWNER"
          ? t.rich("tasksOff", { settings: link("/settings/space") })
          : t("tasksOffMember")}
    </p>
  );
}
