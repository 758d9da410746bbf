import { permanentRedirect } from "next/navigation";

/** Links of the kind /call/… were handed out; they lead to the session. */
export default async function CallPage({ params }: { params: Promise<{ slug: string }> }) {
  permanentRedirect(`/session/${encodeURIComponent((await params).slug)}`);
}
