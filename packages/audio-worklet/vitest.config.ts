import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "audio-worklet", include: ["{src,test}/**/*.test.ts"] },
});
