"use client";
import { ToastProvider } from "../primitives/toast.tsx";
import { AppGallery } from "./app-gallery.tsx";
import { ButtonGallery } from "./button-gallery.tsx";
import { FeedbackGallery } from "./feedback-gallery.tsx";
import { FormGallery } from "./form-gallery.tsx";
import { JoinGallery } from "./join-gallery.tsx";
import { OverlayGallery } from "./overlay-gallery.tsx";
import { RecapGallery } from "./recap-gallery.tsx";
import { RoomGallery } from "./room-gallery.tsx";
import { StageGallery } from "./stage-gallery.tsx";
import { TokenGallery } from "./token-gallery.tsx";
import { TranscriptGallery } from "./transcript-gallery.tsx";

const sections = [
  { id: "tokens", title: "Tokens", Section: TokenGallery },
  { id: "buttons", title: "Buttons and marks", Section: ButtonGallery },
  { id: "forms", title: "Forms", Section: FormGallery },
  { id: "feedback", title: "Feedback", Section: FeedbackGallery },
  { id: "overlays", title: "Overlays", Section: OverlayGallery },
  { id: "app", title: "Pages", Section: AppGallery },
  { id: "join", title: "Coming and going", Section: JoinGallery },
  { id: "stage", title: "Stage", Section: StageGallery },
  { id: "room", title: "Room", Section: RoomGallery },
  { id: "transcript", title: "Transcript", Section: TranscriptGallery },
  { id: "recap", title: "Recap", Section: RecapGallery },
];

/** Every component in every state, to look at while working on them. */
export function Gallery() {
  return (
    <ToastProvider closeLabel="Close">
      <main className="mx-auto max-w-4xl px-4 py-8">
        <h1 className="text-2xl font-semibold">Gallery</h1>
        <nav aria-label="Sections" className="my-4 flex flex-wrap gap-x-4 gap-y-1">
          {sections.map(({ id, title }) => (
            <a key={id} href={`#${id}`} className="focus-ring rounded-sm text-accent">
              {title}
            </a>
          ))}
        </nav>
        {sections.map(({ id, title, Section }) => (
          <div key={id} id={id} className="border-t border-line pt-6 pb-4">
            <h2 className="mb-6 text-lg font-semibold">{title}</h2>
            <Section />
          </div>
        ))}
      </main>
    </ToastProvider>
  );
}
