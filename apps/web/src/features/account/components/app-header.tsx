"use client";
import { GearIcon } from "@phosphor-icons/react/dist/ssr/Gear";
import { UserCircleIcon } from "@phosphor-icons/react/dist/ssr/UserCircle";
import { SignOutIcon } from "@phosphor-icons/react/dist/ssr/SignOut";
import type { Profile, Space } from "@rooms/api-client";
import { AppHeader as Header, ProfileMenu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { Logo } from "#shared/components/logo.tsx";
import { activeSpace } from "#shared/active-space.ts";
import { SpaceMenu } from "#features/spaces/components/space-menu.tsx";
import { signOut } from "../view-models/authentication.ts";

const EditProfile = lazy(async () => ({
  default: (await import("./edit-profile.tsx")).EditProfile,
}));

export interface AppHeaderProps {
  profile: Profile | null;
  spaces: readonly Space[];
}

/** Above the pages of a signed-in user. */
export function AppHeader({ profile, spaces }: AppHeaderProps) {
  const t = useTranslations();
  const path = usePathname();
  const active = activeSpace(spaces);
  const isRooms = path === "/rooms" || path.startsWith("/room/");
  const pages = [
    { href: "/sessions", label: t("nav.sessions") },
    { href: "/search", label: t("nav.search") },
    ...(active?.mode === "SESSIONS_AND_TASKS" ? [{ href: "/tasks", label: t("nav.tasks") }] : []),
  ];
  return (
    <Header
      brand={<Logo as={Link} href="/sessions" name={t("app.name")} />}
      context={profile && active && <SpaceMenu spaces={spaces} activeId={active.id} />}
      navLabel={t("nav.main")}
      skipLabel={t("app.skip")}
      links={pages.map(({ href, label }) => ({
        label,
        render: <Link href={href} />,
        current: path === href || (href === "/sessions" && isRooms),
      }))}
      actions={profile && <AccountMenu profile={profile} />}
    />
  );
}

function AccountMenu({ profile }: { profile: Profile }) {
  const t = useTranslations("nav");
  const settings = useTranslations("settings");
  const [editing, setEditing] = useState<"never" | "now" | "before">("never");
  const name = profile.displayName ?? profile.email;
  return (
    <>
      <ProfileMenu
        label={t("account", { name })}
        person={{ name, avatarSrc: profile.avatarUrl, avatarColor: profile.noAvatarColor }}
        detail={profile.email}
        items={[
          {
            label: settings("editProfile"),
            icon: <UserCircleIcon />,
            onSelect: () => setEditing("now"),
          },
          { label: t("settings"), icon: <GearIcon />, render: <Link href="/settings" /> },
          {
            label: t("signOut"),
            icon: <SignOutIcon />,
            onSelect: () => void signOut("/").then(() => location.assign("/")),
          },
        ]}
      />
      {editing !== "never" && (
        <Suspense fallback={null}>
          <EditProfile
            profile={profile}
            open={editing === "now"}
            onOpenChange={(open) => setEditing(open ? "now" : "before")}
          />
        </Suspense>
      )}
    </>
  );
}
