/**
 * Imports flow one way: web → live-client, audio-worklet, ui, contracts; api, transcriber, worker, speech → domain,
 * contracts ← db, adapters, gladia. docs/architecture.md draws it. scripts/test/boundaries.test.ts shows a rule failing.
 */
const serverPackages =
  "^packages/(db|gladia|speech-server|tone-speech|term-correction|adapters|extractive-analyser|service-kit)/";
const browserPackages = "^packages/(ui|live-client|audio-worklet)/";

/**
 * The folders of the web's features; each may import those after it. A new feature takes its place here, at the end while it
 * imports no other.
 */
const featureOrder = [
  "call/(?!lobby/|transcription/|room/)",
  "call/lobby/",
  "call/transcription/",
  "call/room/",
  "recap/",
  "sessions/",
  "rooms/",
  "sharing/",
  "tasks/",
  "search/",
  "settings/",
  "account/",
  "spaces/",
].map((folder) => `^apps/web/src/features/${folder}`);

/** Folders have no circle exactly when they can be put in an order; file by file, a circle between folders is not seen. */
const featuresInOrder = [
  ...featureOrder.map((folder, place) => ({
    from: { path: folder },
    to: featureOrder.slice(0, place),
  })),
  {
    from: { path: "^apps/web/src/features/", pathNot: featureOrder },
    to: ["^apps/web/src/features/"],
  },
  { from: { path: "^apps/web/src/(shared|server|i18n)/" }, to: ["^apps/web/src/features/"] },
]
  .filter(({ to }) => to.length > 0)
  .map(({ from, to }) => ({
    name: "features-form-no-circle",
    comment:
      "Two features that import each other are one feature in two folders. Share the piece below both of them, or move what composes them up.",
    severity: "error",
    from,
    to: { path: to },
  }));

/**
 * The folders of the transcriber, each with the folders it may import. Audio comes in by `server` or `room-capture`, lies
 * in `audio`, is recognised in `stt` and written in `transcript`; `sessions` connects them, and only the files beside the
 * folders (compose.ts and what it starts) import `sessions`. `collections` knows nothing of any of them, and serves all.
 */
const transcriberFolders = {
  collections: [],
  audio: ["collections"],
  server: ["collections"],
  stt: ["collections", "audio"],
  transcript: ["collections", "audio", "stt"],
  "room-capture": ["collections", "audio", "server"],
  chat: ["collections", "transcript"],
  sessions: ["collections", "audio", "server", "stt", "transcript", "room-capture", "chat"],
};
const transcriberRooms = Object.entries(transcriberFolders).map(([folder, allowed]) => ({
  name: `transcriber-${folder}-imports`,
  comment: `apps/transcriber/src/${folder} imports ${allowed.join(", ") || "no other folder"} of the transcriber: what comes later in the pipeline depends on what comes before it.`,
  severity: "error",
  from: { path: `^apps/transcriber/src/${folder}/` },
  to: {
    path: "^apps/transcriber/src/",
    pathNot: [folder, ...allowed].map((name) => `^apps/transcriber/src/${name}/`),
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "A cycle means that two files are one file, and that neither can be understood or tested alone. Tables that refer to each other both ways are the exception: Drizzle resolves them late.",
      severity: "error",
      from: { pathNot: "^packages/db/src/schema/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-is-pure",
      comment:
        "Rules must be testable without a database, a network or a clock: domain imports nothing but zod.",
      severity: "error",
      from: { path: "^packages/domain/src" },
      to: { pathNot: ["^packages/domain/", "node_modules/zod/"] },
    },
    {
      name: "the-extractive-analyser-is-pure",
      comment:
        "It is the analyser for those who let no word leave the machine: nothing in it may know a network, a file or a clock.",
      severity: "error",
      from: { path: "^packages/extractive-analyser/src" },
      to: {
        pathNot: [
          "^packages/(extractive-analyser|domain)/",
          "node_modules/(chrono-node|@orama/stemmers)/",
          "^(node:)?timers/promises$",
        ],
      },
    },
    {
      name: "contracts-are-pure",
      comment:
        "Both ends of a wire, browser and server, load contracts: nothing but zod and the shared vocabulary may come with them.",
      severity: "error",
      from: { path: "^packages/contracts/src" },
      to: {
        pathNot: ["^packages/contracts/", "^packages/domain/src/vocabulary/", "node_modules/zod/"],
      },
    },
    {
      name: "audio-is-pure",
      comment:
        "The audio thread of a page, its Worker and every server load it: plain arithmetic on numbers and buffers, no platform.",
      severity: "error",
      from: { path: "^packages/audio/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/audio/src/" },
    },
    {
      name: "term-correction-is-pure",
      comment:
        "What it changes of a line must be testable by texts alone: dictionaries are handed in, terms too.",
      severity: "error",
      from: { path: "^packages/term-correction/src" },
      to: { pathNot: "^packages/(term-correction|domain)/src/" },
    },
    {
      name: "the-api-client-needs-nothing",
      comment: "Third-party programs and all our pages use it: fetch is all it may depend on.",
      severity: "error",
      from: { path: "^packages/api-client/src" },
      to: { pathNot: "^packages/api-client/src/" },
    },
    {
      name: "browser-loads-no-server-code",
      comment:
        "A server package in a page is a leak of secrets or a megabyte of shims. The web's own server reads its variables and its connections and is observed as the other processes, and says the version.",
      severity: "error",
      from: { path: ["^apps/web/src", "^packages/(ui|live-client|audio-worklet)/src"] },
      to: {
        pathNot:
          "^packages/service-kit/src/((environment|network|observability)/|(observe|version)\\.ts$)",
        path: [
          serverPackages,
          "^packages/domain/",
          "^apps/(api|transcriber|worker|speech|admin|migrate)/",
        ],
      },
    },
    {
      name: "pages-know-no-connection",
      comment:
        "What a page shows may reach the browser; only the web's server side knows of variables and connections.",
      severity: "error",
      from: {
        path: ["^apps/web/src", "^packages/(ui|live-client|audio-worklet)/src"],
        pathNot: "^apps/web/src/(env\\.ts|server/|app/.*/route\\.ts)",
      },
      to: { path: "^packages/service-kit/src/(environment|network)/" },
    },
    {
      name: "server-loads-no-browser-code",
      comment:
        "What needs a document or an AudioContext has no meaning in a server process. What both need of audio is arithmetic, in packages/audio.",
      severity: "error",
      from: { path: "^apps/(api|transcriber|worker|speech|admin|migrate)/src" },
      to: { path: browserPackages },
    },
    {
      name: "apps-do-not-import-each-other",
      comment: "Each app deploys alone; what two share is a package.",
      severity: "error",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/([^/]+)/", pathNot: "^apps/$1/" },
    },
    {
      name: "packages-do-not-import-apps",
      comment: "A package that knows its user cannot serve a second one.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "only-compose-names-implementations",
      comment:
        "Everything else receives ports, so that a part can be exchanged in one place. Tests build their own.",
      severity: "error",
      from: {
        path: "^apps/(api|transcriber|worker|admin)/src",
        pathNot: ["/compose[^/]*\\.ts$", "/testing/", "\\.test\\.ts$"],
      },
      to: {
        path: "^packages/(db|adapters|extractive-analyser)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "protocol-knows-no-transport",
      comment: "The protocol core is tested without sockets and could run on another server.",
      severity: "error",
      from: {
        path: "^apps/transcriber/src/",
        pathNot: "^apps/transcriber/src/(compose\\.ts|server/(uws-|http-routes))",
      },
      to: { path: ["uWebSockets", "@uwsjs", "^apps/transcriber/src/server/(uws-|http-routes)"] },
    },
    ...transcriberRooms,
    {
      name: "transcriber-has-no-folder-circle",
      comment: "Two folders that import each other are one folder: neither can be read alone.",
      severity: "error",
      scope: "folder",
      from: { path: "^apps/transcriber/src/" },
      to: { circular: true },
    },
    ...featuresInOrder,
    {
      name: "ui-is-presentational",
      comment: "Components that fetch or know LiveKit cannot be shown in the gallery or reused.",
      severity: "error",
      from: { path: "^packages/ui/src" },
      to: { path: ["livekit", "^packages/(contracts|live-client|audio-worklet)/", "next/"] },
    },
    {
      name: "tests-stay-out-of-production",
      comment:
        "Test helpers in a bundle, packages/testing among them, are dead weight at best and a back door at worst.",
      severity: "error",
      from: { path: "^(apps|packages)/[^/]+/src", pathNot: ["\\.test\\.tsx?$", "/testing/"] },
      to: { path: ["/testing/", "/test/", "\\.test\\.tsx?$"] },
    },
    {
      name: "testing-imports-nothing-of-ours",
      comment:
        "Every package's tests may use it, the database's too: whatever it imported would depend on itself.",
      severity: "error",
      from: { path: "^packages/testing/" },
      to: { path: "^(apps|packages|scripts|e2e|bench)/", pathNot: "^packages/testing/" },
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that does not resolve works only by accident.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)dist/", "\\.next/", "/browser/", "next-env\\.d\\.ts$"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
