import { getTranslations } from "#i18n/get-translations.ts";
import Link from "next/link";

/** Between the sessions of a space and its rooms. */
export async function MeetingTabs({ current }: { current: "sessions" | "rooms" }) {
  const t = await getTranslations("rooms");
  return (
    <nav aria-label={t("tabs.label")} className="mb-6 flex gap-1 border-b border-line">
      {(["sessions", "rooms"] as const).map((tab) => (
        <Link
          key={tab}
          href={`/${tab}`}
          aria-current={tab === current ? "page" : undefined}
          className="focus-ring -mb-px rounded-t-sm border-b-2 border-transparent px-3 py-2 text-base font-medium text-text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text"
        >
          {t(`tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
