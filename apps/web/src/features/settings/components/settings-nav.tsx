"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { TabStrip } from "#shared/components/tab-strip.tsx";

const groups = [
  {
    group: "you",
    pages: [
      { href: "/settings", page: "profile" },
      { href: "/settings/preferences", page: "preferences" },
    ],
  },
  {
    group: "space",
    pages: [
      { href: "/settings/space", page: "general" },
      { href: "/settings/members", page: "members" },
      { href: "/settings/glossary", page: "glossary" },
      { href: "/settings/api-keys", page: "apiKeys" },
    ],
  },
] as const;

/** The pages of the settings: a column beside them, one line above them on a phone. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const path = usePathname();
  return (
    <TabStrip
      label={t("title")}
      className="-mx-3 mb-6 flex gap-1 border-b border-line px-3 pb-2 sm:-mx-6 sm:px-6 md:mx-0 md:mb-0 md:flex-col md:gap-6 md:border-0 md:p-0"
    >
      {groups.map(({ group, pages }) => (
        <div key={group} className="flex gap-1 md:flex-col md:gap-0.5">
          <p className="hidden px-2.5 pb-1 text-xs font-medium text-text-muted md:block">
            {t(`groups.${group}`)}
          </p>
          {pages.map(({ href, page }) => (
            <Link
              key={href}
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="focus-ring inline-flex h-9 shrink-0 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-[current]:bg-surface-hover aria-[current]:text-text pointer-coarse:h-11"
            >
              {t(`pages.${page}`)}
            </Link>
          ))}
        </div>
      ))}
    </TabStrip>
  );
}
