import { afterEach } from "vitest";

// Only the tests of components have a document; the others need not load what renders one.
if (typeof document !== "undefined") {
  const { cleanup, configure } = await import("@testing-library/react");
  // The first opening of a dialog or menu loads its code, which takes its time on a busy machine.
  configure({ asyncUtilTimeout: 15_000 });
  afterEach(() => cleanup());
}
