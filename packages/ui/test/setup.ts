import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The first opening of a popup loads its code; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 15_000 });
afterEach(() => cleanup());
