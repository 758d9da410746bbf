import * as contracts from "@rooms/contracts/http";
import type { Operation } from "@rooms/contracts/http";

const exported: unknown[] = Object.values(contracts);

/** Every operation the contracts export. */
export const operations: readonly Operation[] = exported.filter(contracts.isOperation);
