export { setFirewall } from "./networks.ts";
export { outsideNames, readOutsideSettings } from "./outside-settings.ts";
