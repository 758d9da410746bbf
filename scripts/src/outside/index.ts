export { serverAddress, setFirewall, setNames, turnAddress } from "./networks.ts";
export { outsideNames, readOutsideSettings, type OutsideSettings } from "./outside-settings.ts";
