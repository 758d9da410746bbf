"use client";
import type { Space } from "@rooms/api-client";
import { SpaceSwitcher } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

const CreateSpace = dynamic(() => import("./create-space.tsx").then((file) => file.CreateSpace));

export interface SpaceMenuProps {
  spaces: readonly Space[];
  activeId: string;
}

/** Which space one works in, as what, and the way to another. */
export function SpaceMenu({ spaces, activeId }: SpaceMenuProps) {
  const t = useTranslations("spaces");
  const path = usePathname();
  const router = useRouter();
  const { run, pending } = useChange();
  const [creating, setCreating] = useState<"never" | "open" | "closed">("never");

  const switchTo = async (id: string) => {
    const answer = await run(roomsApi.spaces.setActive, { params: { id } });
    // A session belongs to the space just left.
    if (answer.ok && path.startsWith("/session/")) router.push("/sessions");
  };

  return (
    <>
      <SpaceSwitcher
        spaces={spaces.map(({ id, name, role }) => ({ id, name, detail: t(`role.${role}`) }))}
        activeId={activeId}
        onSwitch={(id) => void switchTo(id)}
        onCreate={() => setCreating("open")}
        manage={<Link href="/settings/space" />}
        pending={pending}
        labels={{
          trigger: t("trigger"),
          heading: t("heading"),
          create: t("createTitle"),
          manage: t("manage"),
        }}
      />
      {creating !== "never" && (
        <CreateSpace
          open={creating === "open"}
          onOpenChange={(open) => setCreating(open ? "open" : "closed")}
        />
      )}
    </>
  );
}
