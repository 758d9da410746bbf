"use client";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { SignOutIcon } from "@phosphor-icons/react/dist/ssr/SignOut";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import { useState } from "react";
import { AppHeader } from "../app/app-header.tsx";
import { ProfileMenu } from "../app/profile-menu.tsx";
import { SessionCard } from "../app/session-card.tsx";
import type { SessionCardProps } from "../app/session-card.tsx";
import { SpaceSwitcher } from "../app/space-switcher.tsx";
import { people, personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";

const spaces = [
  { id: "a", name: "Analytical engine", detail: "Owner" },
  { id: "b", name: "Private", detail: "Member" },
  { id: "c", name: "A space whose name was given by a committee of nine" },
];

const card: Omit<SessionCardProps, "title" | "status"> = {
  link: <a href="#session" />,
  timeLabel: "Today, 14:05",
  labels: { copyLink: "Copy link", copied: "Link copied", menu: "More" },
  onCopyLink: () => true,
  menuItems: [
    { label: "Rename", icon: <PencilSimpleIcon /> },
    { label: "Delete", icon: <TrashIcon />, danger: true },
  ],
};

/** The parts outside the room. */
export function AppGallery() {
  const [space, setSpace] = useState("a");
  return (
    <>
      <Specimen title="AppHeader, SpaceSwitcher, ProfileMenu" className="">
        <AppHeader
          brand={
            <a href="#home" className="focus-ring rounded-sm text-md font-semibold">
              Rooms
            </a>
          }
          context={
            <SpaceSwitcher
              spaces={spaces}
              activeId={space}
              onSwitch={setSpace}
              onCreate={() => undefined}
              manage={<a href="#manage" />}
              labels={{
                trigger: "Space",
                heading: "Spaces",
                create: "New space",
                manage: "Space settings",
              }}
            />
          }
          navLabel="Main"
          links={[
            { label: "Sessions", render: <a href="#sessions" />, current: true },
            { label: "Tasks", render: <a href="#tasks" /> },
          ]}
          actions={
            <ProfileMenu
              label="Your profile"
              person={personAt(0)}
              detail="ada@example.org"
              items={[{ label: "Sign out", icon: <SignOutIcon /> }]}
            />
          }
          skipLabel="Skip to content"
        />
      </Specimen>
      <Specimen title="SessionCard" className="flex flex-col gap-2">
        <SessionCard
          {...card}
          title="Weekly planning"
          status={{ label: "Live", tone: "success", live: true }}
          people={people}
          peopleLabel="6 participants"
          durationLabel="42 min"
        />
        <SessionCard
          {...card}
          title="Retrospective of the quarter with all teams that took part in any of it"
          status={{ label: "Ended", tone: "neutral" }}
          people={people.slice(0, 2)}
          peopleLabel="2 participants"
          durationLabel="1 h 12 min"
        />
        <SessionCard
          {...card}
          title="kT3_9xQa"
          status={{ label: "Created", tone: "accent" }}
          leaving
        />
      </Specimen>
    </>
  );
}
