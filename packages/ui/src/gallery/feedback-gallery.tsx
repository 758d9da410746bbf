"use client";
import { CalendarBlankIcon } from "@phosphor-icons/react/dist/ssr/CalendarBlank";
import { Banner } from "../primitives/banner.tsx";
import { Button } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Skeleton } from "../primitives/skeleton.tsx";
import { useToast } from "../primitives/use-toast.ts";
import { Specimen } from "./specimen.tsx";

/** What the product says by itself. */
export function FeedbackGallery() {
  const toast = useToast();
  return (
    <>
      <Specimen title="Banner" className="flex flex-col gap-3">
        <Banner>Transcription is off. Only a host can start it.</Banner>
        <Banner tone="warning" title="Microphone blocked" action={<Button size="sm">How</Button>}>
          Allow it in the address bar, then try again.
        </Banner>
        <Banner tone="error" title="The analysis failed" action={<Button size="sm">Retry</Button>}>
          The transcript is complete and not touched by this.
        </Banner>
      </Specimen>
      <Specimen title="Toast">
        <Button onClick={() => toast.show({ title: "Link copied", tone: "success" })}>
          Success
        </Button>
        <Button
          onClick={() =>
            toast.show({
              title: "Session deleted",
              text: "Its transcript went with it.",
              action: { label: "Undo", onSelect: () => undefined },
            })
          }
        >
          With action
        </Button>
        <Button onClick={() => toast.show({ title: "Could not save", tone: "error" })}>
          Error
        </Button>
      </Specimen>
      <Specimen title="EmptyState" className="">
        <EmptyState
          icon={<CalendarBlankIcon />}
          title="No sessions yet"
          text="Start one and share its link. What is said becomes a transcript."
          action={<Button variant="primary">New session</Button>}
        />
      </Specimen>
      <Specimen title="Skeleton" className="flex max-w-sm flex-col gap-2">
        <Skeleton className="h-5 w-1/2" />
        <Skeleton />
        <Skeleton className="h-4 w-3/4" />
      </Specimen>
    </>
  );
}
