import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "probe", include: ["{src,test}/**/*.test.ts"] } });
