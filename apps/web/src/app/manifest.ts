import type { MetadataRoute } from "next";

/** What makes Rooms an app of its own on a phone or a desktop. */
export default function manifest(): MetadataRoute.Manifest {
  const png = { type: "image/png" } as const;
  return {
    id: "/",
    name: "Rooms",
    short_name: "Rooms",
    start_url: "/sessions",
    scope: "/",
    display: "standalone",
    background_color: "#fafaf7",
    theme_color: "#0b6478",
    icons: [
      { ...png, src: "/icons/icon-192.png", sizes: "192x192" },
      { ...png, src: "/icons/icon-512.png", sizes: "512x512" },
      { ...png, src: "/icons/maskable-512.png", sizes: "512x512", purpose: "maskable" },
      { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
    ],
  };
}
