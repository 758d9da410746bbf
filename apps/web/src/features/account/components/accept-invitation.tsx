"use client";
import { Banner, Button } from "@rooms/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import { useRefusal } from "#shared/use-refusal.ts";

/** Becomes a member, or as one makes the space the active one, and goes to its sessions. */
export function AcceptInvitation({ token, label }: { token: string; label: string }) {
  const router = useRouter();
  const refusalText = useRefusal();
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const accept = async () => {
    setPending(true);
    const answer = await roomsApi.invitations.accept({ params: { token } });
    if (answer.ok) {
      router.push("/sessions");
      router.refresh();
      return;
    }
    setPending(false);
    setRefusal(answer.problem.code);
    // It may have been revoked meanwhile: the page then says so.
    router.refresh();
  };

  return (
    <>
      {refusal !== null && <Banner tone="error">{refusalText(refusal)}</Banner>}
      <Button
        variant="primary"
        size="lg"
        pending={pending}
        disabled={!hydrated}
        onClick={() => void accept()}
        className="w-full whitespace-normal"
      >
        {label}
      </Button>
    </>
  );
}
