import { defineConfig } from "oxlint";
import { hooks, recommended, strictTypeChecked } from "./tooling/oxlint/rule-sets.ts";

const tests = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "e2e/**/*.ts",
  "**/testing/**/*.ts",
  "**/*.spec.ts",
];
const ownsTheEnvironment = [
  "**/env.ts",
  "scripts/**",
  "**/*.config.ts",
  "e2e/**",
  "bench/**",
  // @vercel/blob takes the number of its attempts from there and from nowhere else.
  "packages/adapters/src/blob/vercel.ts",
];

const environment = {
  object: "process",
  property: "env",
  message: "Only env.ts reads the environment; pass the value in.",
};

/** Parts of the browser that pages without https do not have, whatever the DOM's types say. */
const secureParts = [
  ["crypto", "randomUUID"],
  ["crypto", "subtle"],
  ...["clipboard", "locks", "mediaDevices", "serviceWorker", "share", "storage", "wakeLock"].map(
    (property) => ["navigator", property],
  ),
].map(([object, property]) => ({
  object,
  property,
  message: "Missing on pages without https: use the helper in apps/web/src/shared, or write one.",
}));

/** Where such a part is asked for and may be missing, and what runs on the server. */
const asksForSecureParts = [
  "apps/web/src/shared/copy-text.ts",
  "apps/web/src/shared/keep-awake.ts",
  "apps/web/src/shared/media-devices.ts",
  "apps/web/src/proxy.ts",
];

/** Next's own functions leave names in messages as they are. */
const translators = [
  { from: "next-intl", name: "useTranslations", ours: "#i18n/use-translations.ts" },
  { from: "next-intl/server", name: "getTranslations", ours: "#i18n/get-translations.ts" },
].map(({ from, name, ours }) => ({
  name: from,
  importNames: [name],
  message: `${ours} isolates the direction of names in messages.`,
}));

const errors = (prefix: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${prefix}${name}`, "error" as const]));
const lines = { skipBlankLines: true, skipComments: true };

export default defineConfig({
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  plugins: ["typescript"],
  jsPlugins: ["./tooling/oxlint/private-names.js"],
  categories: { correctness: "off" },
  ignorePatterns: [
    "**/dist/**",
    "**/.next/**",
    "**/.turbo/**",
    "apps/web/public/blur/**",
    "apps/web/public/noise/**",
    ".rooms/**",
    "**/next-env.d.ts",
    "**/test-results/**",
    "**/*.cjs",
    "**/*.js",
    "**/generated/**",
  ],
  rules: {
    ...errors("", recommended),
    ...errors("typescript/", strictTypeChecked),
    "private-names/hash": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
    "typescript/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    "typescript/restrict-plus-operands": [
      "error",
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    "typescript/restrict-template-expressions": ["error", { allowNumber: true }],
    "typescript/return-await": ["error", "error-handling-correctness-only"],
    "typescript/triple-slash-reference": [
      "error",
      { path: "always", types: "never", lib: "never" },
    ],
    "no-unused-vars": [
      "error",
      { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
    ],
    "max-lines": ["error", { max: 250, ...lines }],
    "max-lines-per-function": ["error", { max: 60, ...lines, IIFEs: false }],
    "no-console": "error",
    eqeqeq: ["error", "always"],
    "no-restricted-properties": ["error", environment],
  },
  // The last one that names a rule wins.
  overrides: [
    {
      files: ["apps/web/src/**", "packages/{audio-worklet,live-client,ui}/src/**"],
      rules: { "no-restricted-properties": ["error", environment, ...secureParts] },
    },
    {
      files: asksForSecureParts,
      rules: { "no-restricted-properties": ["error", environment] },
    },
    { files: ownsTheEnvironment, rules: { "no-restricted-properties": "off" } },
    {
      files: ["apps/web/src/**"],
      excludeFiles: ["apps/web/src/i18n/**"],
      rules: { "no-restricted-imports": ["error", { paths: translators }] },
    },
    { files: ["scripts/**", "bench/**", "e2e/**"], rules: { "no-console": "off" } },
    {
      files: ["**/*.tsx"],
      plugins: ["react"],
      rules: {
        ...errors("react/", hooks),
        "react/exhaustive-deps": "error",
        "max-lines-per-function": ["error", { max: 140, ...lines }],
      },
    },
    {
      files: tests,
      rules: {
        "max-lines-per-function": "off",
        // Such a chain that breaks is a failed test.
        "no-unsafe-optional-chaining": "off",
        "typescript/no-non-null-assertion": "off",
        "typescript/unbound-method": "off",
      },
    },
    {
      files: ["**/*.test.ts", "**/*.test.tsx"],
      plugins: ["vitest"],
      rules: {
        "vitest/expect-expect": [
          "error",
          { assertFunctionNames: ["expect*", "fc.assert", "assert*"] },
        ],
        "vitest/no-focused-tests": "error",
        "vitest/no-identical-title": "error",
      },
    },
  ],
});
