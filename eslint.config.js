import js from "@eslint/js";
import vitest from "@vitest/eslint-plugin";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

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
const asksForSecureParts = ["apps/web/src/shared/media-devices.ts", "apps/web/src/proxy.ts"];

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/.next/**",
      "**/.turbo/**",
      "apps/web/public/blur/**",
      ".rooms/**",
      "**/next-env.d.ts",
      "**/test-results/**",
      "**/*.cjs",
      "**/generated/**",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ["eslint.config.js"],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Half of our ports are async by contract and sync by luck; an async function without await is no bug.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/triple-slash-reference": [
        "error",
        { path: "always", types: "never", lib: "never" },
      ],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": [
        "error",
        { max: 60, skipBlankLines: true, skipComments: true, IIFEs: false },
      ],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector:
            ":matches(PropertyDefinition, MethodDefinition[kind!='constructor'])[accessibility='private']",
          message: "#name is private at run time too; `private` is so to the compiler alone.",
        },
      ],
      eqeqeq: ["error", "always"],
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    ignores: ownsTheEnvironment,
    rules: {
      "no-restricted-properties": ["error", environment],
    },
  },
  {
    files: ["apps/web/src/**", "packages/{audio-worklet,live-client,ui}/src/**"],
    ignores: [...ownsTheEnvironment, ...asksForSecureParts],
    rules: { "no-restricted-properties": ["error", environment, ...secureParts] },
  },
  {
    files: ["apps/web/src/**"],
    ignores: ["apps/web/src/i18n/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "next-intl",
              importNames: ["useTranslations"],
              message: "#i18n/use-translations.ts isolates the direction of names in messages.",
            },
            {
              name: "next-intl/server",
              importNames: ["getTranslations"],
              message: "#i18n/get-translations.ts isolates the direction of names in messages.",
            },
          ],
        },
      ],
    },
  },
  { files: ["scripts/**", "bench/**", "e2e/**"], rules: { "no-console": "off" } },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "max-lines-per-function": ["error", { max: 140, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: tests,
    plugins: { vitest },
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx"],
    plugins: { vitest },
    rules: {
      "vitest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect*", "fc.assert", "assert*"] },
      ],
      "vitest/no-focused-tests": "error",
      "vitest/no-identical-title": "error",
    },
  },
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
);
