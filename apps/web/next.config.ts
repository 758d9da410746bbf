import createNextIntlPlugin from "next-intl/plugin";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { join } from "node:path";
import { iconWeightsOf } from "./build/icon-weights.ts";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value:
      "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), geolocation=()",
  },
  // Browsers ignore it on plain http, so development is not pinned to https. Neighbours below this host's name are not
  // ours to pin: no includeSubDomains.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** A link that was passed on leads no search engine here, and is told to no page that one goes to. */
const sharedRecapHeaders = [
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  { key: "Referrer-Policy", value: "no-referrer" },
];

const config: NextConfig = {
  // The container image asks for the self-contained server; `next start` needs the ordinary output.
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" as const } : {}),
  transpilePackages: [
    "@rooms/api-client",
    "@rooms/audio",
    "@rooms/audio-worklet",
    "@rooms/contracts",
    "@rooms/service-kit/environment",
    "@rooms/live-client",
    "@rooms/service-kit/network",
    "@rooms/service-kit/observability",
    "@rooms/service-kit/observe",
    "@rooms/service-kit/version",
    "@rooms/ui",
  ],
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  devIndicators: false,
  // Next's lines name each path with its query: links that sign a person in, addresses, tokens of invitations.
  logging: { incomingRequests: false, browserToTerminal: false },
  experimental: {
    // A second start on the first one's cache sends pages into reloading without end (16.4.6).
    turbopackFileSystemCacheForDev: false,
  },
  poweredByHeader: false,
  reactStrictMode: true,
  // The root's `typecheck` is the gate; checking the same types again doubles the build.
  typescript: { ignoreBuildErrors: true },
  // The recap's address before there was an analysis; links to it stand in people's mails.
  redirects: () =>
    Promise.resolve([
      {
        source: "/session/:slug/transcript",
        destination: "/session/:slug/recap",
        permanent: true,
      },
    ]),
  // Asked only for what this build does not have itself: pages of other versions that are open still.
  rewrites: () =>
    Promise.resolve({
      beforeFiles: [],
      afterFiles: [],
      fallback: [{ source: "/_next/static/:path*", destination: "/static-kept/:path*" }],
    }),
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: securityHeaders },
      { source: "/r/:token*", headers: sharedRecapHeaders },
    ]),
};

const requestConfig = "./src/i18n/request.ts";

// Messages are parsed while building, so that the parser need not travel to every browser. Development parses them in the
// page, as they are written.
const withParsedMessages = createNextIntlPlugin({
  requestConfig,
  experimental: {
    messages: {
      path: "./src/i18n/messages",
      format: "json",
      locales: ["en", "ru"],
      precompile: true,
    },
  },
});
const withMessages = createNextIntlPlugin({ requestConfig });

/** Only what is drawn and called travels. Development, which does not look again as sources change, keeps everything. */
function withLightPackages(whole: NextConfig): NextConfig {
  const folders = ["./src", "../../packages/ui/src"].map((folder) =>
    join(import.meta.dirname, folder),
  );
  const loader = {
    loader: join(import.meta.dirname, "build", "keep-icon-weights.ts"),
    options: { weights: iconWeightsOf(folders) },
  };
  const rules = { "**/@phosphor-icons/react/dist/defs/*.js": { loaders: [loader] } };
  return {
    ...whole,
    turbopack: {
      rules,
      resolveAlias: {
        "#livekit-checks": "./generated/livekit-checks.js",
        "livekit-client": "./generated/livekit-client.js",
        virtua: "./generated/virtua.js",
        "zod/mini": "./generated/zod-mini.js",
      },
    },
  };
}

export default function configFor(phase: string): NextConfig {
  return phase === PHASE_PRODUCTION_BUILD
    ? withParsedMessages(withLightPackages(config))
    : withMessages(config);
}
