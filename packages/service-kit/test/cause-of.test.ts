import { expect, it } from "vitest";
import { causeOf } from "../src/network/cause-of.ts";

it("a failure is told by its innermost reason, in words where its code has some", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const failed = new TypeError("fetch failed", { cause: refused });
  expect(causeOf(failed)).toBe("nothing listens there, or a firewall refuses it");
  const wrapped = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ESOCKET" });
  expect(causeOf(wrapped)).toBe("nothing listens there, or a firewall refuses it");
  const odd = Object.assign(new Error("no"), { code: "EODD" });
  expect(causeOf(odd)).toBe("EODD: no");
});

it("a reason without a code of its own keeps its words", () => {
  expect(causeOf(new Error("odd"))).toBe("odd");
  expect(causeOf("odd")).toBe("an unknown error");
});
