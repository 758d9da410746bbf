import { notFound } from "next/navigation";
import dynamic from "next/dynamic";
import { readEnv } from "#env";

const Gallery = dynamic(() => import("@rooms/ui/gallery").then((module) => module.Gallery));

/** Every component of the design system at a glance; for development only. */
export default function GalleryPage() {
  if (!readEnv().development) notFound();
  return <Gallery />;
}
