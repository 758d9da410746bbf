import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Tests of components ask for a document in their first line; making one for each file would be most of the run.
export default defineConfig({
  plugins: [react()],
  test: {
    name: "web",
    include: ["{src,test}/**/*.test.{ts,tsx}"],
    // Files may share a worker, and its imports: each that asks for a document gets its own, and what a test sets it puts back.
    isolate: false,
    setupFiles: ["test/setup.ts"],
    // Above the 15 s that a wait for an element may take.
    testTimeout: 30_000,
  },
});
