"use client";
import { SignOutIcon } from "@phosphor-icons/react/dist/ssr/SignOut";
import { FullScreenNotice } from "../app/full-screen-notice.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { ParticipantRow } from "../room/participant-row.tsx";
import { personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";

/** Who is there, and the ways out. */
export function JoinGallery() {
  return (
    <>
      <Specimen title="ParticipantRow" className="max-w-sm">
        <ul>
          <ParticipantRow
            person={personAt(0)}
            detail="You"
            actions={<Badge tone="accent">Host</Badge>}
          />
          <ParticipantRow person={personAt(1)} mutedLabel="muted" />
          <ParticipantRow person={{ ...personAt(5), mark: "Guest" }} mutedLabel="muted" />
        </ul>
      </Specimen>
      <Specimen title="FullScreenNotice" className="overflow-hidden rounded-lg border border-line">
        <FullScreenNotice
          as="div"
          icon={<SignOutIcon />}
          title="You joined from another tab"
          text="This tab has stepped aside. The session goes on there."
          actions={
            <>
              <Button variant="primary">Use this tab</Button>
              <Button>Back to sessions</Button>
            </>
          }
        />
      </Specimen>
    </>
  );
}
