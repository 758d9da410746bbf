export { until } from "@rooms/testing/until";
