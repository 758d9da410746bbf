"use client";
import { GearIcon } from "@phosphor-icons/react/dist/ssr/Gear";
import { SignOutIcon } from "@phosphor-icons/react/dist/ssr/SignOut";
import type { Profile } from "@rooms/contracts/http";
import { AppHeader as Header, ProfileMenu } from "@rooms/ui";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Logo } from "../../../shared/components/logo.tsx";
import { signOut } from "../view-models/authentication.ts";

/** Above the pages of somebody signed in. */
export function AppHeader({ profile }: { profile: Profile | null }) {
  const t = useTranslations();
  const path = usePathname();
  const name = profile?.displayName ?? profile?.email ?? "";
  return (
    <Header
      brand={<Logo href="/sessions" name={t("app.name")} />}
      navLabel={t("nav.main")}
      skipLabel={t("app.skip")}
      links={[
        {
          label: t("nav.sessions"),
          render: <Link href="/sessions" />,
          current: path === "/sessions",
        },
      ]}
      actions={
        profile && (
          <ProfileMenu
            label={t("nav.account", { name })}
            person={{ name, avatarSrc: profile.avatarUrl, avatarColor: profile.noAvatarColor }}
            detail={profile.email}
            items={[
              {
                label: t("nav.settings"),
                icon: <GearIcon />,
                render: <Link href="/settings" />,
              },
              {
                label: t("nav.signOut"),
                icon: <SignOutIcon />,
                onSelect: () => void signOut("/").then((onward) => location.assign(onward ?? "/")),
              },
            ]}
          />
        )
      }
    />
  );
}
