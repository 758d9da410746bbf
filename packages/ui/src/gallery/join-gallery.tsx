"use client";
import { SignOutIcon } from "@phosphor-icons/react/dist/ssr/SignOut";
import { FullScreenNotice } from "../app/full-screen-notice.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { GuestJoinGate } from "../room/guest-join-gate.tsx";
import { ParticipantRow } from "../room/participant-row.tsx";
import { personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";

const gateLabels = {
  name: "Your name",
  namePlaceholder: "As the others shall see it",
  nameMissing: "Please give a name.",
  join: "Join",
};

/** The ways in and out, and who is there. */
export function JoinGallery() {
  return (
    <>
      <Specimen title="GuestJoinGate" className="grid gap-8 sm:grid-cols-2">
        <GuestJoinGate
          title="Weekly planning"
          text="Ada Lovelace and 3 others are here."
          onJoin={() => undefined}
          alternative={<a href="#signin">Sign in instead</a>}
          labels={gateLabels}
        />
        <GuestJoinGate
          title="Weekly planning"
          defaultName="Grace"
          error="This space does not admit guests."
          pending
          onJoin={() => undefined}
          labels={gateLabels}
        />
      </Specimen>
      <Specimen title="ParticipantRow" className="max-w-sm">
        <ul>
          <ParticipantRow
            person={personAt(0)}
            detail="You"
            actions={<Badge tone="accent">Host</Badge>}
          />
          <ParticipantRow person={personAt(1)} mutedLabel="muted" />
          <ParticipantRow person={personAt(5)} detail="Guest" mutedLabel="muted" />
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
