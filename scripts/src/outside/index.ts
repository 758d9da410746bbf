export { setFirewall, turnAddress } from "./networks.ts";
export { outsideNames, readOutsideSettings } from "./outside-settings.ts";
