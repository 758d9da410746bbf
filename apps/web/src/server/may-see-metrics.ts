import { timingSafeEqual } from "node:crypto";

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** Next writes the asker's address into X-Forwarded-For, behind whatever a proxy had written there. */
export function maySeeMetrics(headers: Headers, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.get("authorization") ?? "", `Bearer ${token}`);
  const addresses = (headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
  return addresses.every((address) => address === "" || loopback.test(address));
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
